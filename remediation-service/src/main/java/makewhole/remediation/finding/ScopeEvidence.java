package makewhole.remediation.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.GateEvidence;
import makewhole.remediation.incident.Incident;

/** Whether it is known who was hurt. */
@ApplicationScoped
class ScopeEvidence implements GateEvidence {
    private final Scopes scopes;

    ScopeEvidence(Scopes scopes) {
        this.scopes = scopes;
    }

    @Override
    public Set<Gate> gates() {
        return Set.of(Gate.SCOPE_DECIDED);
    }

    @Override
    public Map<Gate, Instant> open(Incident incident) {
        return scopes.of(incident.id())
                .filter(scope -> scope.state() == ScopeState.DONE)
                .flatMap(Scope::decidedAt)
                .map(at -> Map.of(Gate.SCOPE_DECIDED, at))
                .orElseGet(Map::of);
    }

    @Override
    public Map<Gate, String> why(Incident incident) {
        String why = scopes.of(incident.id())
                .map(scope -> switch (scope.state()) {
                    case RUNNING -> "The audit is being checked, certificate by certificate";
                    case FAILED -> "The check failed: " + scope.reason().orElse("");
                    case UNDECIDED ->
                        "Two persons have to decide by hand: "
                                + scope.dealsUndecidable().keySet().stream()
                                        .map(DealId::value)
                                        .collect(Collectors.joining(", "));
                    case DONE -> "";
                })
                .orElse("No audit has been taken as its scope");
        return Map.of(Gate.SCOPE_DECIDED, why);
    }
}
