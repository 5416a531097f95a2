package makewhole.remediation.reminder;

import java.time.LocalDate;
import java.util.List;

/** What a feature wants people to be reminded of. Telling the same again does no harm. */
public interface ReminderSource {

    /** Everything that is due soon or overdue on a day. */
    List<Reminder> on(LocalDate today);
}
