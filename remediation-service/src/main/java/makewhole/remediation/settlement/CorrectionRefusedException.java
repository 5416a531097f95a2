package makewhole.remediation.settlement;

import java.io.Serial;

/** Allocation-service refused a correction; asking again in the same way will not help unless {@link #mayPass()}. */
public final class CorrectionRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean mayPass;

    /**
     * A refusal.
     *
     * @param reason as the other service gave it
     * @param mayPass whether it goes away by itself, as an engaged kill switch does when it is released
     */
    public CorrectionRefusedException(String reason, boolean mayPass) {
        super(reason);
        this.mayPass = mayPass;
    }

    boolean mayPass() {
        return mayPass;
    }
}
