package makewhole.remediation.payment;

import java.util.Set;

/**
 * What the codes of banks mean to us (ISO 20022, external status reason codes): whether the account is at fault, or
 * something that can pass, such as a limit of the day.
 */
public final class ReturnReason {
    private static final Set<String> MAY_PASS = Set.of(
            "AB01", "AB02", "AB03", "AB04", "AB05", "AB06", "AB07", "AB08", "AB09", "AB10", "AB11", "AM02", "AM04",
            "AM14", "AM23", "DS28", "DT01", "ED05", "FF01", "TM01");

    /** The bank has this already: what it had before may be under way. */
    private static final Set<String> DUPLICATE = Set.of("AM05", "DU01", "DU02", "DU03", "DU04", "DU05");

    private ReturnReason() {}

    /**
     * Whether the same account may be tried again. A code that is not known, or none, counts as a fault of the account:
     * then a person has to look.
     */
    public static boolean mayPass(String code) {
        return MAY_PASS.contains(code);
    }

    /**
     * The same for a payment that was rejected with its whole file or instruction: nothing is said of its account, so it may
     * be tried again, unless the bank rejects a duplicate. Then a person has to ask what became of the first.
     */
    public static boolean mayPassWithItsFile(String code) {
        return !DUPLICATE.contains(code);
    }
}
