/** Messages to teams and stakeholders over REST. */
@NullMarked
package makewhole.notification.audience.http;

import org.jspecify.annotations.NullMarked;
