package makewhole.remediation.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the bleeding is stopped.
 *
 * @param switches the switches that were read back as engaged for the incident
 * @param confirmedAt when allocation-service confirmed them; null while it has not
 * @param lastFailure why it is not confirmed, as last seen; empty if nothing failed
 */
public record Containment(
        List<EngagedSwitch> switches, @Nullable Instant confirmedAt, String lastFailure) {
    public Containment {
        switches = List.copyOf(switches);
    }

    static Containment notConfirmed() {
        return new Containment(List.of(), null, "");
    }

    public boolean isConfirmed() {
        return confirmedAt != null;
    }

    public Optional<Instant> confirmed() {
        return Optional.ofNullable(confirmedAt);
    }

    Containment confirmed(List<EngagedSwitch> readBack, Instant at) {
        return isConfirmed() ? this : new Containment(readBack, at, "");
    }

    Containment failed(String reason) {
        return isConfirmed() ? this : new Containment(switches, null, reason);
    }
}
