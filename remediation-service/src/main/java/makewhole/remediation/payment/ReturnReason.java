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

    /** What is wrong with a file, and with none of its accounts: its syntax, its days, its sums and counts. */
    private static final Set<String> FAULTS_OF_A_FILE =
            Set.of("AM10", "AM16", "AM17", "AM18", "DT02", "FF02", "FF03", "FF04", "FF05", "FF10");

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
     * The same for a payment that was rejected with its whole file or instruction. Nothing is said of its account then; but
     * unless the code says what is wrong with the file, the bank may have an earlier copy of it that is under way, and a person
     * has to ask.
     */
    public static boolean mayPassWithItsFile(String code) {
        return FAULTS_OF_A_FILE.contains(code) || mayPass(code);
    }

    /** Whether the bank has this already: what it had before may be under way. */
    static boolean isDuplicate(String code) {
        return DUPLICATE.contains(code);
    }
}
