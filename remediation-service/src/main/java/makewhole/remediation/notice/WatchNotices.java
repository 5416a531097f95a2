package makewhole.remediation.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import makewhole.platform.jobs.RepeatedJob;
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
                if (notification.report(batch.batch().orElseThrow()).finished()) {
                    keep.done(batch.plan());
                }
            } catch (RuntimeException unknown) {
                LOG.warnf("event=notices-not-known plan=%s reason=%s", batch.plan(), unknown.getMessage());
            }
        }
    }
}
