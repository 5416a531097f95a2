package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.GateEvidence;
import makewhole.remediation.incident.Incident;

/** How far an incident's plan is. */
@ApplicationScoped
class PlanEvidence implements GateEvidence {
    private final Plans plans;
    private final AnswerLedger ledger;

    PlanEvidence(Plans plans, AnswerLedger ledger) {
        this.plans = plans;
        this.ledger = ledger;
    }

    @Override
    public Set<Gate> gates() {
        return Set.of(Gate.PLAN_APPROVED, Gate.PLAN_RELEASED, Gate.ANSWERS_IN);
    }

    @Override
    public Map<Gate, Instant> open(Incident incident) {
        Map<Gate, Instant> open = new EnumMap<>(Gate.class);
        plans.latest(incident.id()).filter(Plan::isApproved).ifPresent(plan -> {
            open.put(Gate.PLAN_APPROVED, plan.approvals().getLast().at());
            plan.releasedAt().ifPresent(at -> {
                open.put(Gate.PLAN_RELEASED, at);
                if (ledger.open(plan.id()) == 0) {
                    open.put(Gate.ANSWERS_IN, ledger.lastDecision(plan.id()));
                }
            });
        });
        return open;
    }
}
