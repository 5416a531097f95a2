package makewhole.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import makewhole.notification.batch.NoticeTransition;
import makewhole.notification.delivery.Outbox.Lost;
import makewhole.platform.jobs.RepeatedJob;
import makewhole.platform.journal.Journal;
import org.jboss.logging.Logger;

/**
 * Finds notices whose sender is gone. A lease is longer than any attempt may last, so a sender that is alive is never
 * taken for one that is gone; and if it were, its late answer would still settle the doubt that it caused.
 */
@ApplicationScoped
class DoubtLostNotices implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(DoubtLostNotices.class);

    private final Outbox outbox;
    private final Journal journal;
    private final MeterRegistry metrics;

    @Inject
    DoubtLostNotices(Outbox outbox, Journal journal, MeterRegistry metrics) {
        this.outbox = outbox;
        this.journal = journal;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "doubt-lost-notices";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(2);
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void run() {
        for (Lost lost : outbox.loseExpired()) {
            metrics.counter(
                            "makewhole.notices.tried",
                            "ended",
                            NoticeTransition.LOST.to().name())
                    .increment();
            LOG.warnf("event=notice-uncertain notice=%s batch=%s", lost.notice(), lost.batch());
            journal.append(NoticeEvents.of(NoticeTransition.LOST, lost.notice(), lost.batch(), NoticeEvents.SUBJECT));
        }
    }
}
