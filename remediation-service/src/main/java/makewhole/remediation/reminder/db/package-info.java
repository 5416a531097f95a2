/** Reminders in their table. */
@NullMarked
package makewhole.remediation.reminder.db;

import org.jspecify.annotations.NullMarked;
