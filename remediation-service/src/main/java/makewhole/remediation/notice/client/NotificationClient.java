package makewhole.remediation.notice.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.client.LastingFailure;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.notice.NoticeRow;
import makewhole.remediation.notice.NoticesRefusedException;
import makewhole.remediation.notice.Notification;
import makewhole.remediation.notice.client.BatchApi.BatchBody;
import makewhole.remediation.notice.client.BatchApi.PostBody;
import makewhole.remediation.plan.Plan;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

@ApplicationScoped
class NotificationClient implements Notification {
    private static final String DONE = "DONE";

    private final BatchApi api;

    NotificationClient(@RestClient BatchApi api) {
        this.api = api;
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = NoticesRefusedException.class)
    @Timeout(60_000)
    public String post(Plan plan, List<NoticeRow> rows) {
        String id = plan.id().toString();
        try {
            return post(id, plan, rows);
        } catch (LastingFailure refused) {
            throw new NoticesRefusedException(String.valueOf(refused.getMessage()));
        }
    }

    private String post(String id, Plan plan, List<NoticeRow> rows) {
        return api.post(
                        "notices-" + id,
                        new PostBody(
                                id, plan.digest().orElse(""), plan.incident().value(), rows))
                .batch();
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000, skipOn = LastingFailure.class)
    @Timeout(2_000)
    public Report report(String batch) {
        BatchBody body = api.get(batch);
        Map<String, Total> totals = new HashMap<>();
        body.totals()
                .forEach((currency, total) -> totals.put(
                        currency, new Total(Money.parse(total.amount(), Currencies.of(currency)), total.rows())));
        return new Report(body.state().equals(DONE), totals);
    }
}
