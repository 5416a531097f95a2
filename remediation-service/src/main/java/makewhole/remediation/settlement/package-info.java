/** Carrying out a released plan: obligations, rebookings, purchases, payment runs, tie-out. */
@NullMarked
package makewhole.remediation.settlement;

import org.jspecify.annotations.NullMarked;
