/** Sending notices: each at most once, and no doubt hidden. */
@NullMarked
package makewhole.notification.delivery;

import org.jspecify.annotations.NullMarked;
