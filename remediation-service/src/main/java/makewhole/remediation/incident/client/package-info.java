/** Halting allocations by calling allocation-service. */
@NullMarked
package makewhole.remediation.incident.client;

import org.jspecify.annotations.NullMarked;
