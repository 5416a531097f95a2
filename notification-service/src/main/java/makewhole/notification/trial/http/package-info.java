/** Trial mails over REST. */
@NullMarked
package makewhole.notification.trial.http;

import org.jspecify.annotations.NullMarked;
