package makewhole.remediation.settlement;

import java.io.Serial;

/** Allocation-service refused a correction; asking again in the same way will not help unless it may pass. */
public final class CorrectionRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Outlook outlook;

    /** What can become of a correction that was refused. */
    public enum Outlook {
        /** It goes away by itself, as an engaged kill switch does when it is released. */
        MAY_PASS,
        /** A person may put right what stands in its way. */
        FOR_A_PERSON,
        /** The certificate does not admit these units: for a purchase, nothing will change that. */
        NOT_ADMITTED,
        /** The correction window is closed, and windows do not open again. */
        TOO_LATE
    }

    /**
     * A refusal.
     *
     * @param reason as the other service gave it
     * @param outlook what can become of it
     */
    public CorrectionRefusedException(String reason, Outlook outlook) {
        super(reason);
        this.outlook = outlook;
    }

    boolean mayPass() {
        return outlook == Outlook.MAY_PASS;
    }

    /** Whether a correction of this kind could never be booked any more. */
    boolean isForGood(Rebooking.Purpose purpose) {
        return switch (outlook) {
            case MAY_PASS, FOR_A_PERSON -> false;
            case NOT_ADMITTED -> purpose == Rebooking.Purpose.TOP_UP;
            case TOO_LATE -> true;
        };
    }
}
