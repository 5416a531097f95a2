/** Deals with their books: past ones from CSV files, live ones as they are offered. */
@NullMarked
package makewhole.allocation.deal;

import org.jspecify.annotations.NullMarked;
