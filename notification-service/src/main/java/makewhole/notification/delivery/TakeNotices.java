package makewhole.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import makewhole.notification.batch.NoticeTransition;
import makewhole.notification.delivery.Outbox.Wanted;
import makewhole.platform.journal.Journal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes the next notices to be sent. When this returns, SENDING is committed for all of them.
 *
 * <p>They are taken in small groups, because a commit is the dearest step of all. The price: a crash leaves a doubt about
 * each notice of a group, also about those whose turn had not come.
 */
@ApplicationScoped
class TakeNotices {
    private final Outbox outbox;
    private final RecordOutcomes record;
    private final Journal journal;
    private final Duration lease;
    private final int group;

    @Inject
    TakeNotices(
            Outbox outbox,
            RecordOutcomes record,
            Journal journal,
            @ConfigProperty(name = "makewhole.notices.lease") Duration lease,
            @ConfigProperty(name = "makewhole.notices.group") int group) {
        this.outbox = outbox;
        this.record = record;
        this.journal = journal;
        this.lease = lease;
        this.group = group;
    }

    /** The first group. */
    @Transactional(TxType.REQUIRES_NEW)
    List<Claim> next(UUID batch, Reach reach) {
        return take(batch, reach);
    }

    /** Writes down how a group ended and takes the next one, in one transaction. */
    @Transactional(TxType.REQUIRES_NEW)
    List<Claim> next(UUID batch, Reach reach, List<Tried> before) {
        // The batch is locked first, here as everywhere, then its notices: so nobody waits for each other in a circle.
        List<Claim> taken = take(batch, reach);
        record.of(before);
        return taken;
    }

    private List<Claim> take(UUID batch, Reach reach) {
        UUID attempt = UUID.randomUUID();
        List<Claim> taken = outbox.claim(new Wanted(batch, reach.behind(), group), attempt, lease);
        if (taken.isEmpty() && reach.backToFront()) {
            taken = outbox.claim(new Wanted(batch, reach.behind(), group), attempt, lease);
        }
        taken.forEach(claim -> reach.took(claim.notice().position()));
        journal.append(taken.stream()
                .map(claim -> NoticeEvents.of(NoticeTransition.STARTED, claim))
                .toList());
        return taken;
    }
}
