package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.incident.BelongsToIncident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.plan.Plans;

/** A payment run is as restricted as its plan's incident. */
@ApplicationScoped
class RunOfIncident implements BelongsToIncident {
    private final PaymentRuns runs;
    private final Plans plans;

    RunOfIncident(PaymentRuns runs, Plans plans) {
        this.runs = runs;
        this.plans = plans;
    }

    @Override
    public String what() {
        return "payment run";
    }

    @Override
    public String parameter() {
        return "run";
    }

    @Override
    public Optional<IncidentId> incidentOf(String id) {
        try {
            return Optional.of(
                    plans.require(runs.require(UUID.fromString(id)).plan()).incident());
        } catch (IllegalArgumentException | NotFoundException unknown) {
            return Optional.empty();
        }
    }
}
