package makewhole.remediation.notice.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import makewhole.platform.client.LastingFailure;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.notice.NoticesRefusedException;
import makewhole.remediation.notice.Notification;
import makewhole.remediation.notice.RowsToTell;
import makewhole.remediation.notice.client.BatchApi.BatchBody;
import makewhole.remediation.notice.client.BatchApi.NoticesBody;
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
    private static final int NOT_FOUND = 404;

    /** What may still go out, or has and nobody knows: until there is none of it, a batch has not come to its end. */
    private static final Set<String> UNENDED = Set.of("CREATED", "SENDING", "UNCERTAIN", "TEMPORARY_FAILURE");

    private final BatchApi api;
    private final ObjectMapper json;

    NotificationClient(@RestClient BatchApi api, ObjectMapper json) {
        this.api = api;
        this.json = json;
    }

    /**
     * Tried again by the job that hands notices over, with growing pauses. A request whose answer was lost, or did not come in
     * time, may have been carried out meanwhile; so it is asked for before all rows are sent once more.
     */
    @Override
    public String post(Plan plan, int round, RowsToTell rows) {
        String key = key(plan, round);
        try {
            return madeUnder(key).orElseGet(() -> post(key, plan, rows));
        } catch (LastingFailure refused) {
            throw new NoticesRefusedException(String.valueOf(refused.getMessage()));
        }
    }

    /** The first batch of a plan has had a key without a number since there could be no second one. */
    private static String key(Plan plan, int round) {
        return "notices-%s".formatted(plan.id()) + (round == 1 ? "" : "-" + round);
    }

    private Optional<String> madeUnder(String key) {
        try {
            return Optional.of(api.madeUnder(key).batch());
        } catch (LastingFailure refused) {
            if (refused.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private String post(String key, Plan plan, RowsToTell rows) {
        try (RowsFile file = RowsFile.of(rows, json)) {
            return api.post(
                            key,
                            plan.id().toString(),
                            plan.digest().orElse(""),
                            plan.incident().value(),
                            file.path().toFile())
                    .batch();
        }
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
    public CalledOff calledOff(String batch, int after) {
        NoticesBody page = api.notices(batch, after, PAGE);
        @Nullable Integer next = page.next();
        return new CalledOff(
                page.items().stream()
                        .filter(notice -> notice.state().equals(CANCELLED))
                        .map(notice -> new LineId(notice.line()))
                        .toList(),
                next == null ? OptionalInt.empty() : OptionalInt.of(next));
    }
}
