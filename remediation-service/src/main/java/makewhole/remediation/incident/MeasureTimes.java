package makewhole.remediation.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
     * @param settle until everything that is due was ordered from the bank, supplements included
     */
    public record Times(
            Optional<Duration> detect,
            Optional<Duration> contain,
            Optional<Duration> scope,
            Optional<Duration> tell,
            Optional<Duration> settle) {}

    public Times of(Incident incident, GateStates gates) {
        IncidentId id = incident.id();
        boolean scoped = gates.openSince(Gate.SCOPE_DECIDED).isPresent();
        Optional<Duration> detect = scoped ? detect(id) : Optional.empty();
        return new Times(
                detect,
                since(incident, milestones.first(id, "containment-confirmed")),
                scoped ? since(incident, milestones.last(id, "scope-decided")) : Optional.empty(),
                gates.openSince(Gate.NOTICES_SENT).isPresent()
                        ? since(incident, milestones.last(id, "notices-done"))
                        : Optional.empty(),
                gates.openSince(Gate.DUES_IN_FLIGHT).isPresent() && detect.isPresent()
                        ? since(incident, settled(id))
                        : Optional.empty());
    }

    private Optional<Duration> detect(IncidentId id) {
        return began(id)
                .flatMap(first -> milestones
                        .fact(id, "incident-declared", "discoveredOn")
                        .map(LocalDate::parse)
                        .filter(discovered -> !first.isAfter(discovered))
                        .map(discovered -> Duration.between(first.atStartOfDay(), discovered.atStartOfDay())));
    }

    /** The entry of the release before does not say it, so that it is read where it says so now. */
    private Optional<LocalDate> began(IncidentId id) {
        return milestones
                .fact(id, "scope-decided", HarmBegan.FACT)
                .map(day -> day.isEmpty() ? Optional.<LocalDate>empty() : Optional.of(LocalDate.parse(day)))
                .orElseGet(() -> harmBegan.on(id));
    }

    /** With the last payment that was ordered; where nothing had to be paid, with the release. */
    private Optional<Instant> settled(IncidentId id) {
        return milestones.lastOfPlans(id, "payment-run-exported").or(() -> milestones.last(id, "plan-released"));
    }

    private static Optional<Duration> since(Incident incident, Optional<Instant> at) {
        return at.map(when -> Duration.between(incident.declaredAt(), when));
    }
}
