package makewhole.remediation.incident.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import makewhole.platform.client.LastingFailure;
import makewhole.remediation.incident.AllocationControl;
import makewhole.remediation.incident.EngagedSwitch;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.SwitchScope;
import makewhole.remediation.incident.client.SwitchApi.EngageBody;
import makewhole.remediation.incident.client.SwitchApi.EngagementBody;
import makewhole.remediation.incident.client.SwitchApi.ScopeBody;
import makewhole.remediation.incident.client.SwitchApi.SuspectBody;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks patiently; a circuit breaker would be wrong here, since every attempt to stop the harm is worth making. */
@ApplicationScoped
class SwitchClient implements AllocationControl {
    private static final String ENGAGED = "ENGAGED";
    private static final String RELEASE_REQUESTED = "RELEASE_REQUESTED";

    private final SwitchApi api;

    SwitchClient(@RestClient SwitchApi api) {
        this.api = api;
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @Timeout(5_000)
    public void engage(SwitchScope scope, Incident incident) {
        api.engage(
                "contain-%s-%s-%s".formatted(incident.id(), scope.kind(), scope.name()),
                new EngageBody(
                        new ScopeBody(scope.kind().name(), scope.name().isEmpty() ? null : scope.name()),
                        incident.switchReference(),
                        incident.title(),
                        incident.declaredBy()));
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @Timeout(5_000)
    public Optional<String> suspect(Incident incident) {
        try {
            suspectNow(incident);
            return Optional.empty();
        } catch (LastingFailure refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private void suspectNow(Incident incident) {
        api.suspect(
                incident.suspectedVersion(),
                "suspect-%s".formatted(incident.id()),
                new SuspectBody(incident.switchReference(), incident.title()));
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @Timeout(2_000)
    public List<EngagedSwitch> engagedFor(Incident incident) {
        return api.read().engagements().stream()
                .filter(one -> one.incident().equals(incident.switchReference()))
                .filter(one -> one.state().equals(ENGAGED) || one.state().equals(RELEASE_REQUESTED))
                .map(SwitchClient::toSwitch)
                .toList();
    }

    private static EngagedSwitch toSwitch(EngagementBody body) {
        String name = body.scope().name();
        return new EngagedSwitch(
                new SwitchScope(SwitchScope.Kind.valueOf(body.scope().kind()), name == null ? "" : name), body.id());
    }
}
