package makewhole.remediation.settlement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.payment.ReturnReason;
import makewhole.remediation.plan.PlanId;

/** What the bank has answered, file by file. */
public interface BankFiles {
    /** A payment of an approved run, and of which plan it is. */
    record Ordered(PlanId plan, Payment payment) {}

    /**
     * The last that was said of a payment, with its reason.
     *
     * @param withItsFile whether it was said of the whole file or instruction, and of no account
     */
    record Reason(BankState state, String code, String words, boolean withItsFile) {
        /** Whether the same account may be tried again. */
        boolean mayPass() {
            return withItsFile ? ReturnReason.mayPassWithItsFile(code) : ReturnReason.mayPass(code);
        }
    }

    /** Holds back every other file until the running transaction ends. */
    void lock();

    /** The name of the file that was taken under {@code name}, or has this content. */
    Optional<String> known(String name, String sha256);

    /** The payments of approved runs that have these references; who is missing from the answer is not known. */
    Map<String, Ordered> ordered(Collection<String> references);

    /** The text of the payment file that has this message id. */
    Optional<String> contentOf(String messageId);

    /** Keeps a file with what it said, and what the payments come to be. */
    void add(TakenBankFile file, List<BankWord> words);

    /** Every file, the newest first. */
    List<TakenBankFile> all();

    /** The last that was said of some payments of a plan, by reference. */
    Map<String, Reason> reasons(PlanId plan, Collection<String> references);

    /** By reference, for the payments of a plan of which the bank has said anything. */
    Map<String, Reason> reasons(PlanId plan);
}
