/** Batches of notices: checked and rendered whole or not at all, then approved as they stand. */
@NullMarked
package makewhole.notification.batch;

import org.jspecify.annotations.NullMarked;
