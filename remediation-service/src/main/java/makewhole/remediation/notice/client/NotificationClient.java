package makewhole.remediation.notice.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makewhole.platform.client.LastingFailure;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.notice.NoticeRow;
import makewhole.remediation.notice.NoticesRefusedException;
import makewhole.remediation.notice.Notification;
import makewhole.remediation.notice.client.BatchApi.BatchBody;
import makewhole.remediation.notice.client.BatchApi.NoticesBody;
import makewhole.remediation.notice.client.BatchApi.PostBody;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.Plan;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class NotificationClient implements Notification {
    private static final String DONE = "DONE";
    private static final String CANCELLED = "CANCELLED";
    private static final int PAGE = 5_000;

    /** What may still go out, or has and nobody knows: until there is none of it, a batch has not come to its end. */
    private static final Set<String> UNENDED = Set.of("CREATED", "SENDING", "UNCERTAIN", "TEMPORARY_FAILURE");

    private final BatchApi api;

    NotificationClient(@RestClient BatchApi api) {
        this.api = api;
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = NoticesRefusedException.class)
    @Timeout(60_000)
    public String post(Plan plan, int round, List<NoticeRow> rows) {
        try {
            return post(key(plan, round), plan, rows);
        } catch (LastingFailure refused) {
            throw new NoticesRefusedException(String.valueOf(refused.getMessage()));
        }
    }

    /** The first batch of a plan has had a key without a number since there could be no second one. */
    private static String key(Plan plan, int round) {
        return "notices-%s".formatted(plan.id()) + (round == 1 ? "" : "-" + round);
    }

    private String post(String key, Plan plan, List<NoticeRow> rows) {
        return api.post(
                        key,
                        new PostBody(
                                plan.id().toString(),
                                plan.digest().orElse(""),
                                plan.incident().value(),
                                rows))
                .batch();
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000, skipOn = LastingFailure.class)
    @Timeout(2_000)
    public Report report(String batch) {
        BatchBody body = api.get(batch);
        Map<String, Total> told = new HashMap<>();
        body.told()
                .forEach((currency, total) -> told.put(
                        currency, new Total(Money.parse(total.amount(), Currencies.of(currency)), total.rows())));
        return new Report(progress(body), body.openContacts(), told);
    }

    private static Progress progress(BatchBody body) {
        if (body.state().equals(DONE)) {
            return Progress.FINISHED;
        }
        boolean ended = UNENDED.stream().allMatch(state -> body.counts().getOrDefault(state, 0L) == 0);
        if (!body.state().equals(CANCELLED) || !ended) {
            return Progress.UNDER_WAY;
        }
        // Whoever calls off a batch may come too late for every notice of it.
        return body.counts().getOrDefault(CANCELLED, 0L) == 0 ? Progress.FINISHED : Progress.CALLED_OFF;
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @Timeout(60_000)
    public Set<LineId> calledOff(String batch) {
        Set<LineId> lines = new HashSet<>();
        @Nullable Integer after = 0;
        while (after != null) {
            NoticesBody page = api.notices(batch, after, PAGE);
            page.items().stream()
                    .filter(notice -> notice.state().equals(CANCELLED))
                    .forEach(notice -> lines.add(new LineId(notice.line())));
            after = page.next();
        }
        return lines;
    }
}
