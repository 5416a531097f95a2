package makewhole.remediation.fix.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import makewhole.platform.client.LastingFailure;
import makewhole.remediation.fix.FixWatch;
import makewhole.remediation.fix.client.FixApi.CasePage;
import makewhole.remediation.fix.client.FixApi.EngagementBody;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class FixClient implements FixWatch {
    private final FixApi api;

    FixClient(@RestClient FixApi api) {
        this.api = api;
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000, skipOn = LastingFailure.class)
    @Timeout(5_000)
    public Set<String> frozenDeals() {
        Set<String> deals = new HashSet<>();
        @Nullable String next = null;
        do {
            CasePage page = api.regressionCases(next);
            page.items().forEach(one -> deals.add(one.deal()));
            next = page.next();
        } while (next != null);
        return deals;
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000, skipOn = LastingFailure.class)
    @Timeout(2_000)
    public boolean verifiedVersionActive() {
        return api.versions("ACTIVE").items().stream()
                .anyMatch(version -> version.state().equals("ACTIVE") && version.verified());
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000, skipOn = LastingFailure.class)
    @Timeout(2_000)
    public Set<String> haltingEverything() {
        return api.killSwitch().engagements().stream()
                .filter(one -> one.scope().kind().equals("ALL") && !one.state().equals("RELEASED"))
                .map(EngagementBody::incident)
                .collect(Collectors.toSet());
    }
}
