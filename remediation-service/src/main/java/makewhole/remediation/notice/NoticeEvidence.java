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
import makewhole.remediation.plan.Plans;

/** Whether everybody has been told; where nobody was hurt, nobody has to be. */
@ApplicationScoped
class NoticeEvidence implements GateEvidence {
    private final Scopes scopes;
    private final Plans plans;
    private final NoticeBatches batches;

    NoticeEvidence(Scopes scopes, Plans plans, NoticeBatches batches) {
        this.scopes = scopes;
        this.plans = plans;
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
                .map(Plan::id)
                .flatMap(batches::of)
                .flatMap(NoticeBatch::doneAt)
                .map(at -> Map.of(Gate.NOTICES_SENT, at))
                .orElseGet(Map::of);
    }
}
