/** The recipient's page: what they were told, and what they answer. */
@NullMarked
package makewhole.notification.recipient;

import org.jspecify.annotations.NullMarked;
