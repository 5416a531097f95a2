package makewhole.allocation.allocation.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import makewhole.platform.client.LastingFailure;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads plans, patiently: the digest of a plan of a million lines takes some seconds to work out anew. */
@ApplicationScoped
class PlanClient {
    private final PlanApi api;

    PlanClient(@RestClient PlanApi api) {
        this.api = api;
    }

    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000, skipOn = LastingFailure.class)
    @Timeout(60_000)
    AuthorityBody authority(UUID plan, String deal) {
        return api.authority(plan, deal);
    }
}
