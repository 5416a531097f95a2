/** Pulling the events of the other services. */
@NullMarked
package makewhole.remediation.timeline.client;

import org.jspecify.annotations.NullMarked;
