/** The recipient's page in a browser, and the answers over REST. */
@NullMarked
package makewhole.notification.recipient.http;

import org.jspecify.annotations.NullMarked;
