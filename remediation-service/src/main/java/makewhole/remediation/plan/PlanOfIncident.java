package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import makewhole.remediation.incident.BelongsToIncident;
import makewhole.remediation.incident.IncidentId;

/** A plan, and everything under it, is as restricted as its incident. */
@ApplicationScoped
class PlanOfIncident implements BelongsToIncident {
    private final Plans plans;

    PlanOfIncident(Plans plans) {
        this.plans = plans;
    }

    @Override
    public String what() {
        return "plan";
    }

    @Override
    public Optional<IncidentId> incidentOf(String id) {
        try {
            return plans.get(new PlanId(UUID.fromString(id))).map(Plan::incident);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
