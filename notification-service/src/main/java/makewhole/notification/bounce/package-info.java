/** What mail servers report later (RFC 3464): matched with its notice, kept, and applied once. */
@NullMarked
package makewhole.notification.bounce;

import org.jspecify.annotations.NullMarked;
