/** Finds out of the findings of an audit what made them: which version, since when, and what sets the fault off. */
@NullMarked
package makewhole.allocation.bisection;

import org.jspecify.annotations.NullMarked;
