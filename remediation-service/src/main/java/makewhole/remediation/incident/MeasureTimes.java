package makewhole.remediation.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Measures how long it took to detect, contain, scope, notify and settle: from the journal, and from the declaration on
 * except for the first. What has not happened has no time.
 */
@ApplicationScoped
public class MeasureTimes {
    private final Milestones milestones;
    private final HarmBegan harmBegan;

    MeasureTimes(Milestones milestones, HarmBegan harmBegan) {
        this.milestones = milestones;
        this.harmBegan = harmBegan;
    }

    /**
     * The five times.
     *
     * @param detect from the close of the first wrong deal to the day of the discovery
     * @param scope to the scope that holds; one that was worked out again counts with its last end
     * @param tell until every customer was told
     * @param settle until everything that is due was with the bank
     */
    public record Times(
            Optional<Duration> detect,
            Optional<Duration> contain,
            Optional<Duration> scope,
            Optional<Duration> tell,
            Optional<Duration> settle) {}

    public Times of(Incident incident, GateStates gates) {
        IncidentId id = incident.id();
        Optional<Duration> detect = harmBegan
                .on(id)
                .filter(first -> !first.isAfter(incident.discoveredOn()))
                .map(first -> Duration.between(
                        first.atStartOfDay(), incident.discoveredOn().atStartOfDay()));
        return new Times(
                detect,
                since(incident, milestones.first(id, "containment-confirmed")),
                gates.openSince(Gate.SCOPE_DECIDED).isPresent()
                        ? since(incident, milestones.last(id, "scope-decided"))
                        : Optional.empty(),
                gates.openSince(Gate.NOTICES_SENT).isPresent()
                        ? since(incident, milestones.last(id, "notices-done"))
                        : Optional.empty(),
                since(incident, gates.openSince(Gate.DUES_IN_FLIGHT).filter(at -> detect.isPresent())));
    }

    private static Optional<Duration> since(Incident incident, Optional<Instant> at) {
        return at.map(when -> Duration.between(incident.declaredAt(), when));
    }
}
