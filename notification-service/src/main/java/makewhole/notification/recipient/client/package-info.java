/** Answers on their way to remediation-service. */
@NullMarked
package makewhole.notification.recipient.client;

import org.jspecify.annotations.NullMarked;
