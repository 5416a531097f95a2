package makewhole.remediation.notice;

import jakarta.enterprise.context.ApplicationScoped;
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

    /** A large plan takes minutes. */
    @Override
    public int mostAtOnce(int threads) {
        return Math.max(1, threads / 2);
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
    private RowsToTell rows(Plan plan, NoticeBatch batch) {
        RowsToTell all = noticeRows.of(plan);
        return batch.after().map(before -> untold(all, before)).orElse(all);
    }

    private RowsToTell untold(RowsToTell all, String before) {
        return each -> {
            CalledOffLines untold = new CalledOffLines(after -> notification.calledOff(before, after));
            all.forEach(row -> {
                if (untold.take(new LineId(row.line()))) {
                    each.accept(row);
                }
            });
            untold.requireEnd();
        };
    }
}
