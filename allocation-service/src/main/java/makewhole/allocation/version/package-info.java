/** Versions of the algorithm, their states, and who may change them. */
@NullMarked
package makewhole.allocation.version;

import org.jspecify.annotations.NullMarked;
