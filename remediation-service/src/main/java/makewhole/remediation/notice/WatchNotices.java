package makewhole.remediation.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import makewhole.platform.jobs.RepeatedJob;
import makewhole.remediation.notice.Notification.Report;
import org.jboss.logging.Logger;

/** Asks notification-service again and again whether every notice is sent. */
@ApplicationScoped
class WatchNotices implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(WatchNotices.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final NoticeBatches batches;
    private final Notification notification;
    private final KeepNotices keep;

    WatchNotices(NoticeBatches batches, Notification notification, KeepNotices keep) {
        this.batches = batches;
        this.notification = notification;
        this.keep = keep;
    }

    @Override
    public String name() {
        return "watch-notices";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        for (NoticeBatch batch : batches.posted()) {
            try {
                look(batch);
            } catch (RuntimeException unknown) {
                LOG.warnf("event=notices-not-known plan=%s reason=%s", batch.plan(), unknown.getMessage());
            }
        }
    }

    private void look(NoticeBatch batch) {
        Report report = notification.report(batch.batch().orElseThrow());
        switch (report.progress()) {
            case CALLED_OFF -> keep.cancelled(batch.plan());
            case FINISHED -> {
                if (report.openContacts() == 0 && batch.earlier().stream().allMatch(this::everybodyIsReached)) {
                    keep.done(batch.plan());
                }
            }
            case UNDER_WAY -> {}
        }
    }

    private boolean everybodyIsReached(String earlier) {
        return notification.report(earlier).openContacts() == 0;
    }
}
