package makewhole.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import makewhole.notification.batch.BatchState;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.NoticeStanding;
import makewhole.notification.batch.NoticeState;
import makewhole.notification.batch.NoticeTransition;
import makewhole.platform.journal.Journal;
import makewhole.platform.problem.NotFoundException;

/** What becomes known of a notice after a mail server has taken it over: it arrived, it came back, it has another address. */
@ApplicationScoped
public class HearOfNotice {
    /** What the news changed. */
    public enum Effect {
        MOVED,
        /** The notice is still being sent; the news will have to wait. */
        TOO_EARLY,
        /** It says what is known, or what cannot be any more. */
        NONE
    }

    private final Batches batches;
    private final Outbox outbox;
    private final CloseBatch close;
    private final Journal journal;
    private final Event<NoticeFailed> failed;

    @Inject
    HearOfNotice(Batches batches, Outbox outbox, CloseBatch close, Journal journal, Event<NoticeFailed> failed) {
        this.batches = batches;
        this.outbox = outbox;
        this.close = close;
        this.journal = journal;
        this.failed = failed;
    }

    /** A mail server has given it back. */
    @Transactional(TxType.MANDATORY)
    public Effect cameBack(UUID notice, String status, String by) {
        return move(notice, NoticeTransition.BOUNCED, status, by);
    }

    /** It has arrived: a mail server says so, or its recipient has opened its link. */
    @Transactional(TxType.MANDATORY)
    public Effect arrived(UUID notice, String status, String by) {
        Effect effect = move(notice, NoticeTransition.REPORTED_DELIVERED, status, by);
        return effect == Effect.NONE ? move(notice, NoticeTransition.ARRIVED_AFTER_ALL, status, by) : effect;
    }

    /** Where a notice goes now. */
    @Transactional(TxType.MANDATORY)
    public String address(UUID notice) {
        return outbox.address(notice);
    }

    /** Whether a notice was readdressed, and one of these is an address that it went to before and none is the one of now. */
    @Transactional(TxType.MANDATORY)
    public boolean isOfFormerAddress(UUID notice, Set<String> addresses) {
        return addresses.stream().noneMatch(outbox.address(notice)::equalsIgnoreCase)
                && outbox.formerAddresses(notice).stream()
                        .anyMatch(former -> addresses.stream().anyMatch(former::equalsIgnoreCase));
    }

    /**
     * Holds a notice until the transaction ends: its batch, then itself. Whoever works on its contact task does so before they
     * take the task, so that nobody waits for each other in a circle.
     *
     * @return whether its recipient has answered it
     */
    @Transactional(TxType.MANDATORY)
    public boolean hold(UUID notice) {
        batches.hold(standing(notice).batch());
        return outbox.holdAndSeeIfAnswered(notice);
    }

    /**
     * Holds a notice, and says why its recipient counts as told, or as not untold yet: it neither failed nor was called off, or
     * they have answered it.
     */
    @Transactional(TxType.MANDATORY)
    public Optional<String> whyNotUntold(UUID notice) {
        if (hold(notice)) {
            return Optional.of("they have answered");
        }
        NoticeState state = standing(notice).state();
        boolean untold = state == NoticeState.PERMANENT_FAILURE || state == NoticeState.CANCELLED;
        return untold ? Optional.empty() : Optional.of("the notice is " + state);
    }

    private Effect move(UUID id, NoticeTransition transition, String status, String by) {
        NoticeStanding before = standing(id);
        batches.hold(before.batch());
        if (!outbox.hear(id, transition, status)) {
            return standing(id).state() == NoticeState.SENDING ? Effect.TOO_EARLY : Effect.NONE;
        }
        journal.append(NoticeEvents.of(transition, id, before.batch(), by).with("reply", status));
        if (transition == NoticeTransition.BOUNCED) {
            failed.fire(new NoticeFailed(id, before.batch(), status));
        }
        close.ifAllEnded(before.batch());
        return Effect.MOVED;
    }

    /**
     * Has a notice that failed sent to another address: alone, if its batch was called off meanwhile.
     *
     * @param contactAttempt that found the address, confirmed by a second person
     * @return the state that stands in the way, if one does
     */
    @Transactional(TxType.MANDATORY)
    public Optional<NoticeState> hasOtherAddress(UUID id, UUID contactAttempt, String by) {
        NoticeStanding before = standing(id);
        BatchState batch = batches.hold(before.batch()).orElseThrow().state();
        boolean alone = batch == BatchState.CANCELLED;
        boolean open = alone || batch == BatchState.SENDING || batch == BatchState.DONE;
        if (!open || !outbox.readdress(id, contactAttempt, alone)) {
            return Optional.of(standing(id).state());
        }
        if (batch == BatchState.DONE) {
            batches.beginAgain(before.batch(), BatchState.SENDING);
        }
        journal.append(NoticeEvents.of(NoticeTransition.READDRESSED, id, before.batch(), by)
                .with("contactAttempt", contactAttempt));
        return Optional.empty();
    }

    private NoticeStanding standing(UUID notice) {
        return batches.notice(notice).orElseThrow(() -> new NotFoundException("notice", notice));
    }
}
