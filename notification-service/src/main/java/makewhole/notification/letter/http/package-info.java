/** Letters over REST. */
@NullMarked
package makewhole.notification.letter.http;

import org.jspecify.annotations.NullMarked;
