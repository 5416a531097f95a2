/** The table of the unclaimed register. */
@NullMarked
package makewhole.remediation.unclaimed.db;

import org.jspecify.annotations.NullMarked;
