package makewhole.notification.reminder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import makewhole.notification.batch.ReminderRound;
import makewhole.notification.batch.ReminderRounds;
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

    private final ReminderRounds rounds;
    private final DecideRound decideRound;
    private final EndReminders endReminders;
    private final InstantSource clock;

    @Inject
    RemindCustomers(ReminderRounds rounds, DecideRound decideRound, EndReminders endReminders, InstantSource clock) {
        this.rounds = rounds;
        this.decideRound = decideRound;
        this.endReminders = endReminders;
        this.clock = clock;
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
        for (UUID over : endReminders.due()) {
            try {
                endReminders.end(over);
            } catch (RuntimeException notYet) {
                LOG.errorf(notYet, "event=reminders-not-ended batch=%s", over);
            }
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (ReminderRound round : QuarkusTransaction.requiringNew().call(() -> rounds.dueBy(today))) {
            try {
                decideRound.on(today, round);
            } catch (RuntimeException notYet) {
                LOG.warnf(
                        "event=reminders-wait batch=%s lastDay=%s daysBefore=%s reason=%s",
                        round.batch(), round.lastDay(), round.daysBefore(), notYet.getMessage());
            }
        }
    }
}
