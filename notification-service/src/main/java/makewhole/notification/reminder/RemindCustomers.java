package makewhole.notification.reminder;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import makewhole.notification.Refusal.PlanNotAuthorised;
import makewhole.notification.RefusedException;
import makewhole.notification.batch.ApproveBatch;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.LongTransaction;
import makewhole.notification.batch.PlanAuthority;
import makewhole.notification.batch.ReminderRound;
import makewhole.notification.batch.ReminderRound.Standing;
import makewhole.notification.batch.ReminderRounds;
import makewhole.notification.reminder.MakeReminders.Outcome;
import makewhole.platform.jobs.RepeatedJob;
import org.jboss.logging.Logger;

/**
 * Looks whether a round of reminders is due, and whether one is over. What stands in the way for a while, a batch that is
 * paused say, or a service that does not answer, has the round wait until its last day comes.
 */
@ApplicationScoped
class RemindCustomers implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(RemindCustomers.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Batches batches;
    private final ReminderRounds rounds;
    private final ApproveBatch approve;
    private final AnsweredLines answeredLines;
    private final LongTransaction longTransaction;
    private final MakeReminders makeReminders;
    private final EndReminders endReminders;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    @Inject
    RemindCustomers(
            Batches batches,
            ReminderRounds rounds,
            ApproveBatch approve,
            AnsweredLines answeredLines,
            LongTransaction longTransaction,
            MakeReminders makeReminders,
            EndReminders endReminders,
            InstantSource clock,
            MeterRegistry metrics) {
        this.batches = batches;
        this.rounds = rounds;
        this.approve = approve;
        this.answeredLines = answeredLines;
        this.longTransaction = longTransaction;
        this.makeReminders = makeReminders;
        this.endReminders = endReminders;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "remind-customers";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        endReminders.due().forEach(endReminders::end);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (ReminderRound round : QuarkusTransaction.requiringNew().call(() -> rounds.dueBy(today))) {
            try {
                see(round, today);
            } catch (RuntimeException notYet) {
                LOG.warnf(
                        "event=reminders-wait batch=%s lastDay=%s daysBefore=%s reason=%s",
                        round.batch(), round.lastDay(), round.daysBefore(), notYet.getMessage());
            }
        }
    }

    private void see(ReminderRound round, LocalDate today) {
        Batch batch = QuarkusTransaction.requiringNew()
                .call(() -> batches.get(round.batch()).orElseThrow());
        List<ReminderRound> all = QuarkusTransaction.requiringNew().call(() -> rounds.of(round.batch()));
        Standing standing = round.on(today, all);
        switch (batch.state()) {
            case CANCELLED -> leaveOut(round, "the batch was called off");
            case AWAITING_APPROVAL, APPROVED, PAUSED, STOPPED -> {
                if (standing == Standing.LATE) {
                    leaveOut(round, "the batch was " + batch.state() + " until the last day");
                }
            }
            case SENDING, DONE -> {
                switch (standing) {
                    case EARLY -> {}
                    case DUE -> make(round, batch);
                    case OVERTAKEN -> leaveOut(round, "a later one was due as well");
                    case LATE -> leaveOut(round, "the last day had come");
                }
            }
        }
    }

    private void make(ReminderRound round, Batch batch) {
        try (PlanAuthority authority = approve.authority(batch.plan())) {
            Set<String> answered = answeredLines.of(batch.plan());
            Outcome outcome = longTransaction.run(() -> {
                Outcome made = makeReminders.make(round, authority, answered);
                if (made == Outcome.NOT_AS_APPROVED) {
                    QuarkusTransaction.setRollbackOnly();
                }
                return made;
            });
            if (outcome == Outcome.NOT_AS_APPROVED) {
                LOG.errorf("event=reminders-stopped batch=%s reason=digest", batch.id());
                metrics.counter("makewhole.batches.stopped").increment();
                leaveOut(round, "its notices are not those that were approved");
            }
        } catch (RefusedException refused) {
            if (!(refused.refusal() instanceof PlanNotAuthorised(var plan, var reason))) {
                throw refused;
            }
            leaveOut(round, "nothing carries it: " + reason);
        }
    }

    private void leaveOut(ReminderRound round, String reason) {
        QuarkusTransaction.requiringNew().run(() -> makeReminders.leaveOut(round, reason));
    }
}
