package makewhole.remediation.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makewhole.remediation.finding.Scope;
import makewhole.remediation.finding.ScopeState;
import makewhole.remediation.finding.Scopes;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.GateEvidence;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanState;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.Supplements;

/** Whether everybody has been told; where nobody was hurt, nobody has to be. */
@ApplicationScoped
class NoticeEvidence implements GateEvidence {
    private final Scopes scopes;
    private final Plans plans;
    private final Supplements supplements;
    private final NoticeBatches batches;

    NoticeEvidence(Scopes scopes, Plans plans, Supplements supplements, NoticeBatches batches) {
        this.scopes = scopes;
        this.plans = plans;
        this.supplements = supplements;
        this.batches = batches;
    }

    @Override
    public Set<Gate> gates() {
        return Set.of(Gate.NOTICES_SENT);
    }

    @Override
    public Map<Gate, Instant> open(Incident incident) {
        Optional<Scope> scope = scopes.of(incident.id()).filter(known -> known.state() == ScopeState.DONE);
        if (scope.isPresent() && scope.get().findings() == 0) {
            return scope.flatMap(Scope::decidedAt)
                    .map(at -> Map.of(Gate.NOTICES_SENT, at))
                    .orElseGet(Map::of);
        }
        return plans.latest(incident.id())
                .flatMap(this::everybodyTold)
                .map(at -> Map.of(Gate.NOTICES_SENT, at))
                .orElseGet(Map::of);
    }

    /** Also those to whom a supplement grants something, unless it was rejected. */
    private Optional<Instant> everybodyTold(Plan plan) {
        Optional<Instant> latest = told(plan);
        for (Plan supplement : supplements.of(plan.id())) {
            if (supplement.state() != PlanState.REJECTED) {
                latest = latest.flatMap(one -> told(supplement).map(other -> one.isAfter(other) ? one : other));
            }
        }
        return latest;
    }

    private Optional<Instant> told(Plan plan) {
        if (plans.totals(plan.id()).lines() == 0) {
            return plan.releasedAt(); // other plans stand for all of its findings, and their customers are told there
        }
        return batches.of(plan.id()).flatMap(NoticeBatch::doneAt);
    }
}
