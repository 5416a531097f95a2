/** Deals and books in tables. */
@NullMarked
package makewhole.allocation.deal.db;

import org.jspecify.annotations.NullMarked;
