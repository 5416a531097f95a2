/** What remediation-service says about the plan behind a batch. */
@NullMarked
package makewhole.notification.batch.client;

import org.jspecify.annotations.NullMarked;
