package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makewhole.remediation.finding.Scope;
import makewhole.remediation.finding.ScopeState;
import makewhole.remediation.finding.Scopes;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.GateEvidence;
import makewhole.remediation.incident.Incident;

/** How far an incident's plan is. Where it is decided that nobody was hurt, there is nothing to plan or to answer. */
@ApplicationScoped
class PlanEvidence implements GateEvidence {
    private final Plans plans;
    private final Scopes scopes;
    private final AnswerLedger ledger;
    private final OpenDisputes openDisputes;

    PlanEvidence(Plans plans, Scopes scopes, AnswerLedger ledger, OpenDisputes openDisputes) {
        this.plans = plans;
        this.scopes = scopes;
        this.ledger = ledger;
        this.openDisputes = openDisputes;
    }

    @Override
    public Set<Gate> gates() {
        return Set.of(Gate.PLAN_APPROVED, Gate.PLAN_RELEASED, Gate.ANSWERS_IN, Gate.DISPUTES_ANSWERED);
    }

    @Override
    public Map<Gate, Instant> open(Incident incident) {
        Map<Gate, Instant> open = new EnumMap<>(Gate.class);
        scopes.of(incident.id())
                .filter(scope -> scope.state() == ScopeState.DONE && scope.findings() == 0)
                .flatMap(Scope::decidedAt)
                .ifPresent(at -> gates().forEach(gate -> open.put(gate, at)));
        plans.latest(incident.id()).filter(Plan::isApproved).ifPresent(plan -> {
            open.put(Gate.PLAN_APPROVED, plan.approvals().getLast().at());
            plan.releasedAt().ifPresent(at -> {
                open.put(Gate.PLAN_RELEASED, at);
                if (ledger.open(plan.id()) == 0) {
                    open.put(Gate.ANSWERS_IN, ledger.lastDecision(plan.id()));
                }
                if (openDisputes.of(plan.id()).isEmpty()) {
                    open.put(Gate.DISPUTES_ANSWERED, at);
                }
            });
        });
        return open;
    }

    @Override
    public Map<Gate, String> why(Incident incident) {
        List<Dispute> open = plans.latest(incident.id())
                .map(plan -> openDisputes.of(plan.id()))
                .orElse(List.of());
        return open.isEmpty()
                ? Map.of()
                : Map.of(
                        Gate.DISPUTES_ANSWERED,
                        "Grant in a supplement, or dismiss, "
                                + String.join(
                                        ", ",
                                        open.stream().map(Dispute::toString).toList()));
    }
}
