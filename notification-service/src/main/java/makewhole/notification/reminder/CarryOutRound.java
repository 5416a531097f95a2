package makewhole.notification.reminder;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import makewhole.notification.Refusal.PlanNotAuthorised;
import makewhole.notification.RefusedException;
import makewhole.notification.batch.ApproveBatch;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.LongTransaction;
import makewhole.notification.batch.PlanAuthority;
import makewhole.notification.batch.ReminderRound;
import makewhole.notification.reminder.MakeReminders.Outcome;
import org.jboss.logging.Logger;

/** Asks once more what carries a round, the plan and its answers, and makes it; or leaves it out and says why. */
@ApplicationScoped
class CarryOutRound {
    private static final Logger LOG = Logger.getLogger(CarryOutRound.class);

    private final ApproveBatch approve;
    private final AnsweredLines answeredLines;
    private final LongTransaction longTransaction;
    private final MakeReminders makeReminders;
    private final MeterRegistry metrics;

    @Inject
    CarryOutRound(
            ApproveBatch approve,
            AnsweredLines answeredLines,
            LongTransaction longTransaction,
            MakeReminders makeReminders,
            MeterRegistry metrics) {
        this.approve = approve;
        this.answeredLines = answeredLines;
        this.longTransaction = longTransaction;
        this.makeReminders = makeReminders;
        this.metrics = metrics;
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

    void leaveOut(ReminderRound round, String reason) {
        QuarkusTransaction.requiringNew().run(() -> makeReminders.leaveOut(round, reason));
    }
}
