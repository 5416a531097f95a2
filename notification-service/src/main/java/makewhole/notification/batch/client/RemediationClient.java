package makewhole.notification.batch.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import makewhole.notification.batch.client.RemediationApi.AuthorityBody;
import makewhole.platform.client.LastingFailure;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A patient reader: what passes is tried again, what lasts is told. */
@ApplicationScoped
class RemediationClient {
    private final RemediationApi api;

    @Inject
    RemediationClient(@RestClient RemediationApi api) {
        this.api = api;
    }

    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000, skipOn = LastingFailure.class)
    @Timeout(5_000)
    AuthorityBody read(UUID plan) {
        return api.authority(plan);
    }
}
