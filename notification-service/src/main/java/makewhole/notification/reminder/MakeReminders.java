package makewhole.notification.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import makewhole.notification.batch.ApproveBatch;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.BatchApproved;
import makewhole.notification.batch.BatchDigest;
import makewhole.notification.batch.BatchState;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.PlanAuthority;
import makewhole.notification.batch.ProvenDigests;
import makewhole.notification.batch.ReminderRound;
import makewhole.notification.batch.ReminderRounds;
import makewhole.notification.batch.Sender;
import makewhole.notification.reminder.Reminders.Told;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/**
 * Makes the reminders of one round: a batch of their own, out of words that lie under the digest of the batch that was
 * approved. It is sent, proven and accounted for like every other one.
 */
@ApplicationScoped
class MakeReminders {
    static final String US = "notification-service";
    private static final int AT_ONCE = 500;

    /** What became of a round. */
    enum Outcome {
        /** It was made, left out, or is not to be made now; whatever it is, it is kept. */
        KEPT,
        /** What is stored is not what was approved: nothing of the transaction may be committed. */
        NOT_AS_APPROVED
    }

    private final Batches batches;
    private final ReminderRounds rounds;
    private final Reminders reminders;
    private final Sender sender;
    private final Journal journal;
    private final Event<BatchApproved> approved;

    @Inject
    MakeReminders(
            Batches batches,
            ReminderRounds rounds,
            Reminders reminders,
            Sender sender,
            Journal journal,
            Event<BatchApproved> approved) {
        this.batches = batches;
        this.rounds = rounds;
        this.reminders = reminders;
        this.sender = sender;
        this.journal = journal;
        this.approved = approved;
    }

    /**
     * Makes them, unless another replica has; sending begins when the transaction has committed.
     *
     * @param answered lines that need no reminder, as remediation-service has them
     */
    @Transactional(TxType.MANDATORY)
    Outcome make(ReminderRound round, PlanAuthority authority, Set<String> answered) {
        Batch told = batches.hold(round.batch()).orElseThrow();
        boolean goesOn = told.state() == BatchState.SENDING || told.state() == BatchState.DONE;
        if (!goesOn || rounds.holdIfPlanned(round).isEmpty()) {
            return Outcome.KEPT;
        }
        Optional<String> objection = ApproveBatch.nothingCarries(told, authority);
        if (objection.isPresent()) {
            leaveOut(round, objection.get());
            return Outcome.KEPT;
        }
        return batches.readDigests(told.id(), stored -> ProvenDigests.of(told, stored))
                .map(proven -> write(told, round, answered, proven))
                .orElse(Outcome.NOT_AS_APPROVED);
    }

    private Outcome write(Batch told, ReminderRound round, Set<String> answered, ProvenDigests proven) {
        Batch begun = told.reminders(inThePlaceOfThePlan(round), US);
        BatchDigest digest = new BatchDigest(begun.plan(), begun.planDigest(), begun.incident());
        int rows = 0;
        int after = 0;
        for (var some = next(round, after); !some.isEmpty(); some = next(round, after)) {
            List<Notice> written = new ArrayList<>();
            for (Told one : some) {
                after = one.notice().position();
                if (!isAsApproved(one, proven)) {
                    return Outcome.NOT_AS_APPROVED;
                }
                if (!answered.contains(one.notice().line())) {
                    rows++;
                    written.add(one.notice().reminding(begun.id(), rows, sender::messageId));
                }
            }
            if (written.isEmpty()) {
                continue;
            }
            if (rows == written.size()) {
                batches.begin(begun);
            }
            batches.append(begun.id(), written);
            written.forEach(notice -> digest.addNotice(notice.digest()));
        }
        letGo(rows == 0 ? Optional.empty() : Optional.of(begun.as(digest.value(), rows)), told, round);
        return Outcome.KEPT;
    }

    private List<Told> next(ReminderRound round, int after) {
        return reminders.unanswered(round, after, AT_ONCE);
    }

    private static boolean isAsApproved(Told one, ProvenDigests proven) {
        Notice notice = one.notice();
        return notice.isWrittenForItsRecipient()
                && notice.digest().equals(one.digest())
                && proven.include(notice.position(), one.digest());
    }

    private void letGo(Optional<Batch> made, Batch told, ReminderRound round) {
        made.ifPresent(batch -> {
            batches.add(batch).ifPresent(twice -> {
                throw new IllegalStateException("line %s was reminded in this round".formatted(twice.line()));
            });
            reminders.letGo(batch, round, round.lastDay().atStartOfDay().toInstant(ZoneOffset.UTC));
            approved.fire(new BatchApproved(batch.id()));
        });
        int rows = made.map(Batch::rows).orElse(0);
        rounds.made(round, made.map(Batch::id), rows);
        journal.append(about("reminders-made", round, told)
                .with("reminders", made.map(batch -> batch.id().toString()).orElse(""))
                .with("digest", made.map(Batch::digest).orElse(""))
                .with("notices", rows));
    }

    /** Keeps that nobody is reminded in this round, and why. */
    @Transactional(TxType.MANDATORY)
    void leaveOut(ReminderRound round, String reason) {
        if (rounds.holdIfPlanned(round).isPresent()) {
            rounds.leftOut(round, reason);
            Batch told = batches.get(round.batch()).orElseThrow();
            journal.append(about("reminders-left-out", round, told).because(reason));
        }
    }

    private static JournalEntry about(String event, ReminderRound round, Batch told) {
        return JournalEntry.of(event, "batch", round.batch(), US)
                .with("plan", told.plan())
                .with("incident", told.incident())
                .with("lastDay", round.lastDay())
                .with("daysBefore", round.daysBefore());
    }

    /** Under it a line is told once: so nobody is reminded twice in a round, whatever else goes wrong. */
    private static UUID inThePlaceOfThePlan(ReminderRound round) {
        return UUID.nameUUIDFromBytes("reminders of %s, %d days before %s"
                .formatted(round.batch(), round.daysBefore(), round.lastDay())
                .getBytes(StandardCharsets.UTF_8));
    }
}
