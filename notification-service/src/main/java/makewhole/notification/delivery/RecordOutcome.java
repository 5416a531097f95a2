package makewhole.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import makewhole.notification.batch.NoticeTransition;
import makewhole.notification.delivery.SendOutcome.Accepted;
import makewhole.notification.delivery.SendOutcome.InDoubt;
import makewhole.notification.delivery.SendOutcome.NotAsApproved;
import makewhole.notification.delivery.SendOutcome.RefusedForGood;
import makewhole.notification.delivery.SendOutcome.RefusedForNow;
import makewhole.notification.delivery.SendOutcome.ServerTrouble;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Writes down how an attempt ended, each in a transaction of its own. */
@ApplicationScoped
class RecordOutcome {
    private static final Logger LOG = Logger.getLogger(RecordOutcome.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    private final Outbox outbox;
    private final Journal journal;
    private final int mostAttempts;

    @Inject
    RecordOutcome(
            Outbox outbox, Journal journal, @ConfigProperty(name = "makewhole.notices.attempts") int mostAttempts) {
        this.outbox = outbox;
        this.journal = journal;
        this.mostAttempts = mostAttempts;
    }

    @Transactional(TxType.REQUIRES_NEW)
    void of(Claim claim, SendOutcome outcome) {
        switch (outcome) {
            case Accepted(var reply) -> finish(claim, NoticeTransition.ACCEPTED, reply);
            case RefusedForGood(var reply) -> finish(claim, NoticeTransition.REFUSED_FOR_GOOD, reply);
            case RefusedForNow(var reply) ->
                finish(
                        claim,
                        claim.number() < mostAttempts
                                ? NoticeTransition.REFUSED_FOR_NOW
                                : NoticeTransition.REFUSED_FOR_GOOD,
                        reply);
            case ServerTrouble(var reason) -> finish(claim, NoticeTransition.REFUSED_FOR_NOW, reason);
            case InDoubt(var reason) -> finish(claim, NoticeTransition.LOST, reason);
            case NotAsApproved(var reason) -> {
                finish(claim, NoticeTransition.REFUSED_FOR_GOOD, "not-as-approved");
                stop(claim, reason);
            }
        }
    }

    private void finish(Claim claim, NoticeTransition transition, String reply) {
        if (outbox.finish(claim, transition, reply, pauseAfter(claim.number()))) {
            journal.append(NoticeEvents.of(transition, claim).with("reply", reply));
        } else {
            // A person has settled the notice meanwhile; their word stands.
            LOG.warnf(
                    "event=late-answer notice=%s transition=%s", claim.notice().id(), transition);
        }
    }

    private void stop(Claim claim, String reason) {
        LOG.errorf(
                "event=batch-stopped batch=%s notice=%s reason=%s",
                claim.batch(), claim.notice().id(), reason);
        if (outbox.stop(claim.batch())) {
            journal.append(JournalEntry.of("batch-stopped", "batch", claim.batch(), NoticeEvents.SUBJECT)
                    .because(reason)
                    .with("notice", claim.notice().id()));
        }
    }

    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
