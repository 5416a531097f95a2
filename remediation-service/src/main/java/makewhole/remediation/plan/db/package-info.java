/** Plans in tables. */
@NullMarked
package makewhole.remediation.plan.db;

import org.jspecify.annotations.NullMarked;
