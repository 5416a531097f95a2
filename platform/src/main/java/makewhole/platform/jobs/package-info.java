/** Durable work: enqueued in the transaction of its cause, run after it, tried again until it succeeds. */
@NullMarked
package makewhole.platform.jobs;

import org.jspecify.annotations.NullMarked;
