package makewhole.remediation.settlement;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.remediation.payment.ReturnReason;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.remedy.Split;

/** What has been tried to pay some lines of a plan; at most one attempt of a line is ever unreturned. */
final class Attempts {
    private final Map<LineId, Payment> last = new HashMap<>();
    private final Map<LineId, Integer> counts = new HashMap<>();
    private final Map<String, BankFiles.Reason> reasons;

    private Attempts(Map<String, BankFiles.Reason> reasons) {
        this.reasons = reasons;
    }

    /** The attempts to pay some lines of a plan, with the bank's reasons where they came back. */
    static Attempts of(PlanId plan, Collection<LineId> lines, PaymentRuns runs, BankFiles bankFiles) {
        List<Payment> made = runs.attempts(plan, lines);
        List<String> cameBack = made.stream()
                .filter(payment -> !payment.bank().isUnreturned())
                .map(payment -> payment.endToEndId().value())
                .toList();
        Attempts attempts = new Attempts(bankFiles.reasons(plan, cameBack));
        made.forEach(attempts::add);
        return attempts;
    }

    private void add(Payment payment) {
        Payment known = last.get(payment.line());
        if (known == null || known.endToEndId().attempt() < payment.endToEndId().attempt()) {
            last.put(payment.line(), payment);
        }
        counts.merge(payment.line(), 1, Integer::sum);
    }

    /**
     * Whether a line may be paid to an account: if it never was, or if the last attempt came back for a reason that can
     * pass or from another account.
     */
    boolean mayBegin(LineId line, String accountFingerprint) {
        Payment before = last.get(line);
        if (before == null) {
            return true;
        }
        if (before.bank().isUnreturned()) {
            return false;
        }
        BankFiles.Reason reason = reasons.get(before.endToEndId().value());
        return !before.accountFingerprint().equals(accountFingerprint)
                || (reason != null && ReturnReason.mayPass(reason.code()));
    }

    /** Whether the last attempt was rejected or returned. */
    boolean cameBack(LineId line) {
        Payment before = last.get(line);
        return before != null && !before.bank().isUnreturned();
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
