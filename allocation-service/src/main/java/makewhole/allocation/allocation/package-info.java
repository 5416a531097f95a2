/** Allocations: made, certified and published; corrected under an approved plan; explained line by line. */
@NullMarked
package makewhole.allocation.allocation;

import org.jspecify.annotations.NullMarked;
