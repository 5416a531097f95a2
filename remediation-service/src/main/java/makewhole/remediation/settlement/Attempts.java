package makewhole.remediation.settlement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.remedy.Split;

/** What has been tried to pay some lines of a plan; at most one attempt of a line is ever unreturned. */
final class Attempts {
    private final Map<LineId, Payment> last = new HashMap<>();
    private final Map<LineId, Integer> counts = new HashMap<>();
    private final Map<String, BankFiles.Reason> reasons;
    private final Set<EndToEndId> admitted;

    /**
     * @param reasons the bank's, by reference, of those that came back
     * @param admitted those that came back and of which two persons say that the same account may be tried again
     */
    Attempts(List<Payment> made, Map<String, BankFiles.Reason> reasons, Set<EndToEndId> admitted) {
        this.reasons = reasons;
        this.admitted = admitted;
        made.forEach(this::add);
    }

    private void add(Payment payment) {
        Payment known = last.get(payment.line());
        if (known == null || known.endToEndId().attempt() < payment.endToEndId().attempt()) {
            last.put(payment.line(), payment);
        }
        counts.merge(payment.line(), 1, Integer::sum);
    }

    /**
     * Whether a line may be paid to an account: if it never was, or if the last attempt came back from another account or
     * may be made again to the same.
     */
    boolean mayBegin(LineId line, String accountFingerprint) {
        Payment before = last.get(line);
        if (before == null) {
            return true;
        }
        return !before.bank().isUnreturned()
                && (!before.accountFingerprint().equals(accountFingerprint) || mayBeMadeAgain(before.endToEndId()));
    }

    /**
     * Whether an attempt that came back may be made again to the same account: because the bank's reason can pass, or
     * because two persons say that the account is right.
     */
    boolean mayBeMadeAgain(EndToEndId attempt) {
        BankFiles.Reason reason = reasons.get(attempt.value());
        return admitted.contains(attempt) || (reason != null && reason.mayPass());
    }

    /** The last attempt, if it was rejected or returned. */
    Optional<EndToEndId> cameBack(LineId line) {
        return Optional.ofNullable(last.get(line))
                .filter(before -> !before.bank().isUnreturned())
                .map(Payment::endToEndId);
    }

    /** The number of the next attempt, from 1. */
    int next(LineId line) {
        return counts.getOrDefault(line, 0) + 1;
    }

    /** What is owed now: what the last attempt would have paid, later days included, or what the plan says. */
    Split owed(LineId line, Obligation obligation) {
        Payment before = last.get(line);
        return before == null ? obligation.split() : before.paid();
    }
}
