/** Shadow runs and comparisons in tables. */
@NullMarked
package makewhole.allocation.shadow.db;

import org.jspecify.annotations.NullMarked;
