package makewhole.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import makewhole.notification.batch.NoticeTransition;
import makewhole.notification.delivery.Outbox.Ending;
import makewhole.notification.delivery.SendOutcome.Accepted;
import makewhole.notification.delivery.SendOutcome.InDoubt;
import makewhole.notification.delivery.SendOutcome.NotAsApproved;
import makewhole.notification.delivery.SendOutcome.NotTried;
import makewhole.notification.delivery.SendOutcome.RefusedForGood;
import makewhole.notification.delivery.SendOutcome.RefusedForNow;
import makewhole.notification.delivery.SendOutcome.ServerTrouble;
import makewhole.notification.delivery.SendOutcome.Unwritable;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Writes down how attempts ended. */
@ApplicationScoped
class RecordOutcomes {
    private static final Logger LOG = Logger.getLogger(RecordOutcomes.class);

    private final Outbox outbox;
    private final StopBatch stop;
    private final Journal journal;
    private final Event<NoticeFailed> failed;
    private final MeterRegistry metrics;
    private final Duration giveUpAfter;

    @Inject
    RecordOutcomes(
            Outbox outbox,
            StopBatch stop,
            Journal journal,
            Event<NoticeFailed> failed,
            MeterRegistry metrics,
            @ConfigProperty(name = "makewhole.notices.give-up-after") Duration giveUpAfter) {
        this.outbox = outbox;
        this.stop = stop;
        this.journal = journal;
        this.failed = failed;
        this.metrics = metrics;
        this.giveUpAfter = giveUpAfter;
    }

    @Transactional
    void of(List<Tried> all) {
        all.forEach(tried -> {
            if (tried.outcome() instanceof NotAsApproved(var reason)) {
                stop.because(
                        reason,
                        tried.claim().batch(),
                        Optional.of(tried.claim().notice().id()));
            }
            if (tried.outcome() instanceof Unwritable(var cause)) {
                LOG.errorf(
                        "event=notice-unwritable notice=%s cause=%s",
                        tried.claim().notice().id(), cause);
            }
        });
        Map<NoticeTransition, List<Ending>> moves = new EnumMap<>(NoticeTransition.class);
        for (Tried tried : all) {
            moves.computeIfAbsent(transition(tried), move -> new ArrayList<>()).add(ending(tried));
        }
        moves.forEach(this::finish);
    }

    private NoticeTransition transition(Tried tried) {
        return switch (tried.outcome()) {
            case Accepted _ -> NoticeTransition.ACCEPTED;
            case RefusedForGood _ -> NoticeTransition.REFUSED_FOR_GOOD;
            case Unwritable _ -> NoticeTransition.REFUSED_FOR_GOOD;
            // Its customer is not told: it waits in the batch that is stopped, and is called off with it.
            case NotAsApproved _ -> NoticeTransition.REFUSED_FOR_NOW;
            case RefusedForNow _ -> {
                Claim claim = tried.claim();
                boolean again =
                        claim.refusedFor().plus(Pauses.after(claim.number())).compareTo(giveUpAfter) < 0;
                yield again ? NoticeTransition.REFUSED_FOR_NOW : NoticeTransition.REFUSED_FOR_GOOD;
            }
            case ServerTrouble _ -> NoticeTransition.REFUSED_FOR_NOW;
            case NotTried _ -> NoticeTransition.REFUSED_FOR_NOW;
            case InDoubt _ -> NoticeTransition.LOST;
        };
    }

    private static Ending ending(Tried tried) {
        Claim claim = tried.claim();
        Duration pause = Pauses.after(claim.number());
        return switch (tried.outcome()) {
            case Accepted(var reply) -> new Ending(claim, reply, Duration.ZERO, false, true);
            case RefusedForGood(var reply) -> new Ending(claim, reply, Duration.ZERO, true, true);
            case RefusedForNow(var reply) -> new Ending(claim, reply, pause, true, true);
            case ServerTrouble(var reason) -> new Ending(claim, reason, pause, false, true);
            case NotTried() -> new Ending(claim, "not-tried", Duration.ZERO, false, false);
            case InDoubt(var reason) -> new Ending(claim, reason, Duration.ZERO, false, true);
            case Unwritable _ -> new Ending(claim, "unwritable", Duration.ZERO, false, false);
            case NotAsApproved _ -> new Ending(claim, "not-as-approved", Duration.ZERO, false, false);
        };
    }

    private void finish(NoticeTransition move, List<Ending> endings) {
        Set<UUID> finished = outbox.finish(move, endings);
        List<JournalEntry> entries = new ArrayList<>();
        for (Ending ending : endings) {
            if (finished.contains(ending.claim().notice().id())) {
                entries.add(NoticeEvents.of(move, ending.claim()).with("reply", ending.reply()));
                if (move == NoticeTransition.REFUSED_FOR_GOOD) {
                    failed.fire(new NoticeFailed(
                            ending.claim().notice().id(), ending.claim().batch(), ending.reply()));
                }
            } else {
                // A person has settled the notice meanwhile; their word stands.
                LOG.warnf(
                        "event=late-answer notice=%s transition=%s",
                        ending.claim().notice().id(), move);
            }
        }
        journal.append(entries);
        metrics.counter("makewhole.notices.tried", "ended", move.to().name()).increment(entries.size());
    }
}
