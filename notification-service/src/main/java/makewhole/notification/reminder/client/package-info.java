/** What remediation-service knows of answers. */
@NullMarked
package makewhole.notification.reminder.client;

import org.jspecify.annotations.NullMarked;
