/** Settling a doubtful notice over REST. */
@NullMarked
package makewhole.notification.delivery.http;

import org.jspecify.annotations.NullMarked;
