/** Bisections in their table. */
@NullMarked
package makewhole.allocation.bisection.db;

import org.jspecify.annotations.NullMarked;
