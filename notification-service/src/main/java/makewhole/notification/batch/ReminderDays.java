package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many days before its last day a choice is reminded of, unless an approval says otherwise: {@code makewhole.reminders.days-before}. */
@ApplicationScoped
class ReminderDays {
    private final List<Integer> usual;

    @Inject
    ReminderDays(@ConfigProperty(name = "makewhole.reminders.days-before") Optional<List<Integer>> usual) {
        this.usual = List.copyOf(usual.orElse(List.of()));
        if (this.usual.stream().anyMatch(days -> days < 1)) {
            throw new IllegalArgumentException(
                    "makewhole.reminders.days-before (environment: MAKEWHOLE_REMINDERS_DAYS_BEFORE) must be like '7,2'");
        }
    }

    List<Integer> usual() {
        return usual;
    }
}
