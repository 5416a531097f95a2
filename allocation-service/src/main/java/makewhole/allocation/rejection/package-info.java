/** A refused certificate: it halts its version by itself and opens an incident at remediation-service. */
@NullMarked
package makewhole.allocation.rejection;

import org.jspecify.annotations.NullMarked;
