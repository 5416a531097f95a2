/** Delivery reports over REST. */
@NullMarked
package makewhole.notification.bounce.http;

import org.jspecify.annotations.NullMarked;
