package makewhole.remediation.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import makewhole.remediation.notice.Notification.Total;
import makewhole.remediation.plan.PlanId;

/** What the customers of a plan are told, added up per currency over all batches, without what was called off. */
@ApplicationScoped
public class ToldTotals {
    private final NoticeBatches batches;
    private final Notification notification;

    ToldTotals(NoticeBatches batches, Notification notification) {
        this.batches = batches;
        this.notification = notification;
    }

    /** The totals as notification-service adds them up; any exception means that it may be asked again later. */
    public Map<String, Total> of(PlanId plan) {
        Map<String, Total> sums = new HashMap<>();
        Optional<NoticeBatch> known = batches.of(plan);
        known.stream()
                .flatMap(batch -> Stream.concat(batch.earlier().stream(), batch.batch().stream()))
                .forEach(id -> notification
                        .report(id)
                        .told()
                        .forEach((currency, total) -> sums.merge(currency, total, Total::plus)));
        return sums;
    }
}
