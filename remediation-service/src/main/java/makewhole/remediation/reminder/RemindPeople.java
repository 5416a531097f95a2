package makewhole.remediation.reminder;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import makewhole.platform.jobs.RepeatedJob;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks every feature again and again what people are to be reminded of. A look that its day does not outlast ends there: what
 * was due yesterday may read otherwise today, and the next look asks anew.
 */
@ApplicationScoped
class RemindPeople implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(RemindPeople.class);

    private final List<ReminderSource> sources;
    private final Reminders reminders;
    private final GiveReminder giveReminder;
    private final InstantSource clock;
    private final Duration lookEvery;

    RemindPeople(
            @All List<ReminderSource> sources,
            Reminders reminders,
            GiveReminder giveReminder,
            InstantSource clock,
            @ConfigProperty(name = "makewhole.reminders.look-every") Duration lookEvery) {
        this.sources = List.copyOf(sources);
        this.reminders = reminders;
        this.giveReminder = giveReminder;
        this.clock = clock;
        this.lookEvery = lookEvery;
    }

    @Override
    public String name() {
        return "remind-people";
    }

    @Override
    public Duration pause() {
        return lookEvery;
    }

    @Override
    public void run() {
        LocalDate day = today();
        // Nearly all that is due was said before: one by one, a look at them would take longer than the pause after it.
        Set<Reminder.Key> given = reminders.given();
        for (ReminderSource source : sources) {
            try {
                source.on(day).stream()
                        .filter(reminder -> !given.contains(reminder.key()))
                        .takeWhile(ignored -> day.equals(today()))
                        .forEach(this::give);
            } catch (RuntimeException unknown) {
                LOG.warnf("event=reminders-not-given reason=%s", unknown.getMessage());
            }
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** One that fails stops no other. */
    private void give(Reminder reminder) {
        try {
            giveReminder.give(reminder);
        } catch (RuntimeException notGiven) {
            LOG.warnf(
                    "event=reminder-not-given incident=%s about=%s reason=%s",
                    reminder.incident(), reminder.about(), notGiven.getMessage());
        }
    }
}
