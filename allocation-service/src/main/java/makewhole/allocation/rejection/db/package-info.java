/** Refused certificates in a table. */
@NullMarked
package makewhole.allocation.rejection.db;

import org.jspecify.annotations.NullMarked;
