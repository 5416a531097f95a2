/** Wrong allocations stopped, found and corrected: deals, proration, certificate, versions, kill switch, audit. */
@NullMarked
package makewhole.allocation;

import org.jspecify.annotations.NullMarked;
