/** Handing messages to notification-service. */
@NullMarked
package makewhole.remediation.message.client;

import org.jspecify.annotations.NullMarked;
