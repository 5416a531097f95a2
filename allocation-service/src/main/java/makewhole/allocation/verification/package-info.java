/** Proves a version of the algorithm before it may be used: regression cases, laws, and the whole past book. */
@NullMarked
package makewhole.allocation.verification;

import org.jspecify.annotations.NullMarked;
