package makewhole.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.batch.NoticeTransition;
import makewhole.platform.journal.Journal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes the next notice to be sent. When this returns, SENDING is committed. */
@ApplicationScoped
class TakeNotice {
    private final Outbox outbox;
    private final Journal journal;
    private final Duration lease;

    @Inject
    TakeNotice(Outbox outbox, Journal journal, @ConfigProperty(name = "makewhole.notices.lease") Duration lease) {
        this.outbox = outbox;
        this.journal = journal;
        this.lease = lease;
    }

    @Transactional(TxType.REQUIRES_NEW)
    Optional<Claim> next(UUID batch) {
        Optional<Claim> claim = outbox.claim(batch, UUID.randomUUID(), lease);
        claim.ifPresent(taken -> journal.append(NoticeEvents.of(NoticeTransition.STARTED, taken)));
        return claim;
    }
}
