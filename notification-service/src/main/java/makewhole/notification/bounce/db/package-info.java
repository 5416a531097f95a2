/** Delivery reports in their table. */
@NullMarked
package makewhole.notification.bounce.db;

import org.jspecify.annotations.NullMarked;
