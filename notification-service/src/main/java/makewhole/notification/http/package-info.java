/** The one table that turns a refusal into an answer. */
@NullMarked
package makewhole.notification.http;

import org.jspecify.annotations.NullMarked;
