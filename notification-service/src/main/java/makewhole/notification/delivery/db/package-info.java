/** The outbox in its table. */
@NullMarked
package makewhole.notification.delivery.db;

import org.jspecify.annotations.NullMarked;
