/** Answers in their table. */
@NullMarked
package makewhole.notification.recipient.db;

import org.jspecify.annotations.NullMarked;
