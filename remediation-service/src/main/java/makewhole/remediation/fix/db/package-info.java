/** The table of what was seen of the fix. */
@NullMarked
package makewhole.remediation.fix.db;

import org.jspecify.annotations.NullMarked;
