/** The calendar of an incident in its table. */
@NullMarked
package makewhole.remediation.deadline.db;

import org.jspecify.annotations.NullMarked;
