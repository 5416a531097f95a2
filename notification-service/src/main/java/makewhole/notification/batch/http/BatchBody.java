package makewhole.notification.batch.http;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import makewhole.notification.batch.BatchReport;
import makewhole.notification.batch.BatchState;
import makewhole.notification.batch.NoticeState;
import org.jspecify.annotations.Nullable;

record BatchBody(
        UUID batch,
        UUID plan,
        String planDigest,
        String incident,
        BatchState state,
        String digest,
        int rows,
        Map<NoticeState, Long> counts,
        SortedMap<String, TotalBody> totals) {
    record TotalBody(String amount, long rows) {}

    record ListBody(List<ListedBody> items, @Nullable UUID next) {}

    record ListedBody(UUID batch, UUID plan, String incident, BatchState state, String digest, int rows) {}

    static BatchBody of(BatchReport report) {
        SortedMap<String, TotalBody> totals = new TreeMap<>();
        report.totals()
                .forEach((currency, total) ->
                        totals.put(currency, new TotalBody(total.amount().amount(), total.rows())));
        return new BatchBody(
                report.batch().id(),
                report.batch().plan(),
                report.batch().planDigest(),
                report.batch().incident(),
                report.batch().state(),
                report.batch().digest(),
                report.batch().rows(),
                report.counts(),
                totals);
    }
}
