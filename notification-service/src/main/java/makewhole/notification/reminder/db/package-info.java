/** Reminders in the tables of batches and notices. */
@NullMarked
package makewhole.notification.reminder.db;

import org.jspecify.annotations.NullMarked;
