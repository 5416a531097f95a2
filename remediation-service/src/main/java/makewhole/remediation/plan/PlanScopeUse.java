package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import makewhole.remediation.finding.ScopeUse;
import makewhole.remediation.incident.IncidentId;

/** Findings under a plan that people have approved do not change any more. */
@ApplicationScoped
class PlanScopeUse implements ScopeUse {
    private final Plans plans;

    PlanScopeUse(Plans plans) {
        this.plans = plans;
    }

    @Override
    public Optional<String> approvedPlan(IncidentId incident) {
        return plans.latest(incident)
                .filter(Plan::isApproved)
                .map(plan -> plan.id().toString());
    }
}
