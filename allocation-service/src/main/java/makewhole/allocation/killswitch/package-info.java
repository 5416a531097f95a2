/** Halts publishing in a scope, at once and on every replica; released by two persons. */
@NullMarked
package makewhole.allocation.killswitch;

import org.jspecify.annotations.NullMarked;
