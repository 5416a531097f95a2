/** The append-only, hash-chained record of every change of state, and the feed that other services read. */
@NullMarked
package makewhole.platform.journal;

import org.jspecify.annotations.NullMarked;
