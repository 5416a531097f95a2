package makewhole.allocation.rejection.client;

import jakarta.enterprise.context.ApplicationScoped;
import makewhole.allocation.rejection.IncidentDesk;
import makewhole.allocation.rejection.Rejection;
import makewhole.platform.client.LastingFailure;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Opens incidents, patiently. What asks for them never gives up, so there is no circuit breaker to give up for it. */
@ApplicationScoped
class IncidentClient implements IncidentDesk {
    private final IncidentApi api;

    IncidentClient(@RestClient IncidentApi api) {
        this.api = api;
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @Timeout(5_000)
    public String open(Rejection rejection) {
        return api.open(
                        rejection.reference(),
                        new IncidentApi.RejectionBody(
                                rejection.reference(),
                                rejection.version().value(),
                                rejection.deal().value(),
                                rejection.violations(),
                                rejection.at()))
                .incident();
    }
}
