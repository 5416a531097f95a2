/** Overrides in a table that the database itself keeps in order. */
@NullMarked
package makewhole.allocation.override.db;

import org.jspecify.annotations.NullMarked;
