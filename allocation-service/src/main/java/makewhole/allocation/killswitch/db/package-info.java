/** The kill switch in a table, and the lock that drains publishers. */
@NullMarked
package makewhole.allocation.killswitch.db;

import org.jspecify.annotations.NullMarked;
