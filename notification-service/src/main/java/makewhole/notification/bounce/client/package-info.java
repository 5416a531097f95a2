/** Reading delivery reports: from a message, and from the mailbox that undelivered mail returns to. */
@NullMarked
package makewhole.notification.bounce.client;

import org.jspecify.annotations.NullMarked;
