package makewhole.notification.batch.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import makewhole.notification.batch.BatchReport;
import makewhole.notification.batch.BatchReport.Total;
import makewhole.notification.batch.BatchState;
import makewhole.notification.batch.NoticeState;
import makewhole.notification.batch.ReminderRound;
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
        SortedMap<String, TotalBody> totals,
        SortedMap<String, TotalBody> told,
        long openContacts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID reminds,
        List<ReminderBody> reminders) {
    /** A round of reminders; {@code batch} reports how they fare. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReminderBody(
            LocalDate lastDay,
            int daysBefore,
            LocalDate due,
            ReminderRound.State state,
            @Nullable UUID batch,
            int notices,
            @Nullable String reason) {
        static ReminderBody of(ReminderRound round) {
            return new ReminderBody(
                    round.lastDay(),
                    round.daysBefore(),
                    round.due(),
                    round.state(),
                    round.reminders().orElse(null),
                    round.notices(),
                    round.reason().isEmpty() ? null : round.reason());
        }
    }

    record TotalBody(String amount, long rows) {}

    record ListBody(List<ListedBody> items, @Nullable UUID next) {}

    record ListedBody(UUID batch, UUID plan, String incident, BatchState state, String digest, int rows) {}

    static BatchBody of(BatchReport report) {
        return new BatchBody(
                report.batch().id(),
                report.batch().plan(),
                report.batch().planDigest(),
                report.batch().incident(),
                report.batch().state(),
                report.batch().digest(),
                report.batch().rows(),
                report.counts(),
                bodies(report.totals()),
                bodies(report.told()),
                report.openContacts(),
                report.batch().reminds().orElse(null),
                report.reminders().stream().map(ReminderBody::of).toList());
    }

    private static SortedMap<String, TotalBody> bodies(SortedMap<String, Total> totals) {
        SortedMap<String, TotalBody> bodies = new TreeMap<>();
        totals.forEach((currency, total) ->
                bodies.put(currency, new TotalBody(total.amount().amount(), total.rows())));
        return bodies;
    }
}
