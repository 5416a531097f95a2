package makewhole.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import makewhole.platform.jobs.RepeatedJob;
import org.jboss.logging.Logger;

/**
 * Sends what is due again: failures that pass, what a person settled as not sent, what a crash left behind. Each batch has a
 * turn, so that a long one does not keep the others waiting. Batches that have ended without anybody seeing it are closed.
 */
@ApplicationScoped
class DeliverDue implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(DeliverDue.class);

    private static final Duration TURN = Duration.ofSeconds(30);

    private final Due due;
    private final SendBatch sendBatch;
    private final CloseBatch closeBatch;

    @Inject
    DeliverDue(Due due, SendBatch sendBatch, CloseBatch closeBatch) {
        this.due = due;
        this.sendBatch = sendBatch;
        this.closeBatch = closeBatch;
    }

    @Override
    public String name() {
        return "deliver-due-notices";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        for (UUID batch : due.batches()) {
            try {
                sendBatch.send(batch, TURN);
            } catch (RuntimeException failed) {
                // Those behind it have their turn; this one is tried again in a moment.
                LOG.errorf(failed, "event=batch-not-sent batch=%s", batch);
            }
        }
        for (UUID batch : due.toClose()) {
            try {
                closeBatch.ifAllEnded(batch);
            } catch (RuntimeException failed) {
                LOG.errorf(failed, "event=batch-not-closed batch=%s", batch);
            }
        }
    }

    /** Looks in a transaction of its own, so that none is open while mail is sent. */
    @ApplicationScoped
    static class Due {
        private final Outbox outbox;

        @Inject
        Due(Outbox outbox) {
            this.outbox = outbox;
        }

        @Transactional(TxType.REQUIRES_NEW)
        List<UUID> batches() {
            return outbox.batchesWithDueNotices();
        }

        @Transactional(TxType.REQUIRES_NEW)
        List<UUID> toClose() {
            return outbox.batchesToClose();
        }
    }
}
