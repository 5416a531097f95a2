/** Allocations in tables that the database itself keeps from being rewritten. */
@NullMarked
package makewhole.allocation.allocation.db;

import org.jspecify.annotations.NullMarked;
