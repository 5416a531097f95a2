package makewhole.notification.reminder;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import makewhole.notification.Refusal.PlanNotAuthorised;
import makewhole.notification.RefusedException;
import makewhole.notification.batch.ApproveBatch;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.LongTransaction;
import makewhole.notification.batch.PlanAuthority;
import makewhole.notification.batch.ReminderRound;
import makewhole.notification.delivery.StopBatch;
import makewhole.notification.reminder.MakeReminders.Outcome;
import org.jboss.logging.Logger;

/** Asks once more what carries a round, the plan and its answers, and makes it; or leaves it out and says why. */
@Startup
@ApplicationScoped
class CarryOutRound {
    private static final Logger LOG = Logger.getLogger(CarryOutRound.class);
    private static final String NOT_AS_APPROVED = "its notices are not those that were approved";

    private final ApproveBatch approve;
    private final AnsweredLines answeredLines;
    private final LongTransaction longTransaction;
    private final MakeReminders makeReminders;
    private final StopBatch stop;
    private final Counter stopped;

    @Inject
    CarryOutRound(
            ApproveBatch approve,
            AnsweredLines answeredLines,
            LongTransaction longTransaction,
            MakeReminders makeReminders,
            StopBatch stop,
            MeterRegistry metrics) {
        this.approve = approve;
        this.answeredLines = answeredLines;
        this.longTransaction = longTransaction;
        this.makeReminders = makeReminders;
        this.stop = stop;
        // Counted from nought on, so that the first one is seen to come.
        this.stopped = metrics.counter("makewhole.reminders.stopped");
    }

    void make(ReminderRound round, Batch batch) {
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
                stopped(round);
            }
        } catch (RefusedException refused) {
            if (!(refused.refusal() instanceof PlanNotAuthorised(var plan, var reason))) {
                throw refused;
            }
            leaveOut(round, "nothing carries it: " + reason);
        }
    }

    /** What of the notices themselves is still to be sent is not sent either; mostly all of them have gone out. */
    private void stopped(ReminderRound round) {
        LOG.errorf("event=reminders-stopped batch=%s reason=digest", round.batch());
        stopped.increment();
        QuarkusTransaction.requiringNew().run(() -> {
            stop.because(NOT_AS_APPROVED, round.batch(), Optional.empty());
            makeReminders.leaveOut(round, NOT_AS_APPROVED);
        });
    }

    void leaveOut(ReminderRound round, String reason) {
        QuarkusTransaction.requiringNew().run(() -> makeReminders.leaveOut(round, reason));
    }
}
