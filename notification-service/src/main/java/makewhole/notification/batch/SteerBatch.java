package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import makewhole.notification.Refusal.BatchNotOpen;
import makewhole.notification.Refusal.NothingToRetry;
import makewhole.notification.RefusedException;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;

/** A person pauses a batch, lets it go on, or has what failed in it tried again. */
@ApplicationScoped
public class SteerBatch {
    /**
     * Sets a batch going again.
     *
     * @param reason in the person's words
     * @param shortChoices whether customers are told although they have fewer days to choose than they are promised
     * @param lateChoices whether customers are told although no whole day is left for a choice
     */
    public record Order(String reason, boolean shortChoices, boolean lateChoices) {
        ChoiceTime.Knowing knowing() {
            return new ChoiceTime.Knowing(shortChoices, lateChoices);
        }
    }

    private final Batches batches;
    private final TellWhy tellWhy;
    private final Journal journal;
    private final Event<BatchResumed> resumed;
    private final ChoiceTime choiceTime;

    @Inject
    SteerBatch(Batches batches, TellWhy tellWhy, Journal journal, Event<BatchResumed> resumed, ChoiceTime choiceTime) {
        this.batches = batches;
        this.tellWhy = tellWhy;
        this.journal = journal;
        this.resumed = resumed;
        this.choiceTime = choiceTime;
    }

    /** What is with the mail server now is finished; nothing else is begun. */
    @Transactional(TxType.MANDATORY)
    public Batch pause(UUID id, String reason, Subject by) {
        Batch batch = require(id, Set.of(BatchState.APPROVED, BatchState.SENDING));
        batches.moveTo(id, BatchState.PAUSED);
        tellWhy.of(batch, "batch-paused", reason, by);
        return batches.get(id).orElseThrow();
    }

    /**
     * Lets it go on; where everything has ended meanwhile it is done.
     *
     * @throws RefusedException if it is not paused, or if too little time is left to choose and the person has not said that they
     *     know
     */
    @Transactional(TxType.MANDATORY)
    public Batch resume(UUID id, Order order, Subject by) {
        Batch batch = require(id, Set.of(BatchState.PAUSED));
        ChoiceTime.Found time = choiceTime.require(batch, batches.sending(id), order.knowing());
        batches.beginAgain(id, BatchState.APPROVED);
        tellWhy.of(batch, "batch-resumed", order.reason(), by, entry -> with(entry, time));
        resumed.fire(new BatchResumed(id));
        return batches.get(id).orElseThrow();
    }

    /**
     * Has notices tried again that a mail server refused for good; what came back later has a contact
     * task instead, and whom people have reached or given up is not written to again.
     *
     * @throws RefusedException if there is none, or the batch was called off, stopped or never approved, or if too little time is
     *     left to choose and the person has not said that they know
     */
    @Transactional(TxType.MANDATORY)
    public Batch retry(UUID id, Order order, Subject by) {
        Batch batch = batches.hold(id).orElseThrow(() -> new NotFoundException("batch", id));
        switch (batch.state()) {
            case SENDING, PAUSED, DONE -> {}
            case AWAITING_APPROVAL, APPROVED, STOPPED, CANCELLED ->
                throw new RefusedException(new BatchNotOpen(id.toString(), batch.state()));
        }
        Map<String, LocalDate> lastDays = new HashMap<>();
        int retried = retryAll(batch, lastDays, by);
        if (retried == 0) {
            throw new RefusedException(new NothingToRetry(id.toString()));
        }
        // What failed is among what has yet to be sent by now; a refusal takes that back. The rest was looked at
        // before.
        ChoiceTime.Found time = choiceTime.require(batch, lastDays, batches.sending(id), order.knowing());
        if (batch.state() == BatchState.DONE) {
            batches.beginAgain(id, BatchState.SENDING);
        }
        tellWhy.of(
                batch,
                "batch-retried",
                order.reason(),
                by,
                entry -> with(entry, time).with("notices", retried));
        return batches.get(id).orElseThrow();
    }

    private int retryAll(Batch batch, Map<String, LocalDate> lastDays, Subject by) {
        int all = 0;
        for (Portion rows : Portion.of(batch)) {
            List<UUID> retried = batches.retryFailed(batch.id(), rows);
            journal.append(retried.stream()
                    .map(notice -> JournalEntry.of(NoticeTransition.RETRIED.event(), "notice", notice, by.name())
                            .with("batch", batch.id()))
                    .toList());
            batches.lastDays(retried)
                    .forEach((template, day) ->
                            lastDays.merge(template, day, (one, other) -> one.isBefore(other) ? one : other));
            all += retried.size();
        }
        return all;
    }

    private static JournalEntry with(JournalEntry entry, ChoiceTime.Found time) {
        return entry.with("shortChoices", time.shortened()).with("lateChoices", time.over());
    }

    private Batch require(UUID id, Set<BatchState> from) {
        Batch batch = batches.hold(id).orElseThrow(() -> new NotFoundException("batch", id));
        if (!from.contains(batch.state())) {
            throw new RefusedException(new BatchNotOpen(id.toString(), batch.state()));
        }
        return batch;
    }
}
