package makewhole.remediation.incident;

import java.io.Serial;

/** Carries an {@link IncidentRefusal} out of a use case, so that its transaction rolls back. */
public final class IncidentRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient IncidentRefusal refusal;

    public IncidentRefusedException(IncidentRefusal refusal) {
        super(refusal.toString());
        this.refusal = refusal;
    }

    public IncidentRefusal refusal() {
        return refusal;
    }
}
