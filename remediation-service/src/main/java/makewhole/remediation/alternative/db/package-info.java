/** The table of proven alternative returns. */
@NullMarked
package makewhole.remediation.alternative.db;

import org.jspecify.annotations.NullMarked;
