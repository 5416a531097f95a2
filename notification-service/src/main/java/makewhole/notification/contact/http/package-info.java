/** Contact tasks over REST. */
@NullMarked
package makewhole.notification.contact.http;

import org.jspecify.annotations.NullMarked;
