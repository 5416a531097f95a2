package makewhole.remediation.incident.http;

import jakarta.enterprise.context.ApplicationScoped;
import makewhole.remediation.incident.GateStates;
import makewhole.remediation.incident.Gates;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.MeasureTimes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts an incident together with its gates and times for the wire. */
@ApplicationScoped
class IncidentBodies {
    private final Gates gates;
    private final MeasureTimes measureTimes;
    private final String breakGlass;

    IncidentBodies(
            Gates gates,
            MeasureTimes measureTimes,
            @ConfigProperty(name = "makewhole.break-glass.command") String breakGlass) {
        this.gates = gates;
        this.measureTimes = measureTimes;
        this.breakGlass = breakGlass;
    }

    IncidentBody of(Incident incident) {
        GateStates states = gates.of(incident);
        return IncidentBody.of(incident, states, measureTimes.of(incident, states), breakGlass);
    }
}
