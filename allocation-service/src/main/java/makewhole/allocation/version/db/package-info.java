/** Versions in a table. */
@NullMarked
package makewhole.allocation.version.db;

import org.jspecify.annotations.NullMarked;
