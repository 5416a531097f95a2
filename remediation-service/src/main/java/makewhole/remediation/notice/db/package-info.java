/** The table of notice batches. */
@NullMarked
package makewhole.remediation.notice.db;

import org.jspecify.annotations.NullMarked;
