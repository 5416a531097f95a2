/** The log of an incident in its table. */
@NullMarked
package makewhole.remediation.caselog.db;

import org.jspecify.annotations.NullMarked;
