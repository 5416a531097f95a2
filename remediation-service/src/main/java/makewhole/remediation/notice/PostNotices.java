package makewhole.remediation.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.jobs.DurableJob;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;

/** Posts the notices of a plan under a key of its own, until notification-service has them. */
@ApplicationScoped
class PostNotices implements DurableJob<PostNotices.Order> {
    private final Plans plans;
    private final NoticeBatches batches;
    private final NoticeRows noticeRows;
    private final Notification notification;
    private final KeepNotices keep;

    PostNotices(
            Plans plans, NoticeBatches batches, NoticeRows noticeRows, Notification notification, KeepNotices keep) {
        this.plans = plans;
        this.batches = batches;
        this.noticeRows = noticeRows;
        this.notification = notification;
        this.keep = keep;
    }

    /** Whose notices to post. */
    record Order(UUID plan) {}

    @Override
    public String name() {
        return "post-notices";
    }

    @Override
    public Class<Order> payloadType() {
        return Order.class;
    }

    @Override
    public void run(Order order) {
        PlanId id = new PlanId(order.plan());
        Optional<NoticeBatch> batch = batches.of(id).filter(known -> known.state() == NoticeBatch.State.POSTING);
        if (batch.isEmpty()) {
            return;
        }
        Plan plan = plans.get(id).orElseThrow(() -> new NotFoundException("plan", id));
        try {
            keep.posted(id, notification.post(plan, batch.get().round(), rows(plan, batch.get())));
        } catch (NoticesRefusedException refused) {
            keep.refused(id, String.valueOf(refused.getMessage()));
        } catch (RuntimeException notYet) {
            keep.waiting(id, String.valueOf(notYet.getMessage()));
            throw notYet;
        }
    }

    /** All, or those of a batch that was called off, so that nobody is told twice. */
    private List<NoticeRow> rows(Plan plan, NoticeBatch batch) {
        List<NoticeRow> all = noticeRows.of(plan);
        return batch.after()
                .map(notification::calledOff)
                .map(untold -> all.stream()
                        .filter(row -> untold.contains(new LineId(row.line())))
                        .toList())
                .orElse(all);
    }
}
