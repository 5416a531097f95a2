/** Rebooking deals by calling allocation-service. */
@NullMarked
package makewhole.remediation.settlement.client;

import org.jspecify.annotations.NullMarked;
