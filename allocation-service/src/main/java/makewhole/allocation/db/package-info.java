/** What all tables of this service share: writing many rows at once. */
@NullMarked
package makewhole.allocation.db;

import org.jspecify.annotations.NullMarked;
