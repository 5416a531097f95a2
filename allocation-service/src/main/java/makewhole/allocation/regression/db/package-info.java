/** Regression cases in their append-only table. */
@NullMarked
package makewhole.allocation.regression.db;

import org.jspecify.annotations.NullMarked;
