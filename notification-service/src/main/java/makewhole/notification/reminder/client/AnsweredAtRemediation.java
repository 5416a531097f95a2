package makewhole.notification.reminder.client;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import makewhole.notification.reminder.AnsweredLines;
import makewhole.notification.reminder.client.AnsweredApi.AnsweredBody;
import makewhole.platform.client.LastingFailure;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks remediation-service. Reminders wait as long as it does not answer. */
@ApplicationScoped
class AnsweredAtRemediation implements AnsweredLines {
    private final AnsweredApi api;

    @Inject
    AnsweredAtRemediation(@RestClient AnsweredApi api) {
        this.api = api;
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @Timeout(60_000)
    public Set<String> of(UUID plan) {
        return api.answers(plan).items().stream().map(AnsweredBody::line).collect(toUnmodifiableSet());
    }
}
