/** Templates over REST: the list of them, and a preview. */
@NullMarked
package makewhole.notification.template.http;

import org.jspecify.annotations.NullMarked;
