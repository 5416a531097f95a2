/** Mail over SMTP. */
@NullMarked
package makewhole.notification.delivery.client;

import org.jspecify.annotations.NullMarked;
