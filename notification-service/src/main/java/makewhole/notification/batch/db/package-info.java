/** Batches and notices in their tables. */
@NullMarked
package makewhole.notification.batch.db;

import org.jspecify.annotations.NullMarked;
