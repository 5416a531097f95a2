/** Batches over REST. */
@NullMarked
package makewhole.notification.batch.http;

import org.jspecify.annotations.NullMarked;
