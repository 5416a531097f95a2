/** Reminders over HTTP. */
@NullMarked
package makewhole.remediation.reminder.http;

import org.jspecify.annotations.NullMarked;
