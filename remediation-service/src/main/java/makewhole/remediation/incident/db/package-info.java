/** The tables of incidents. */
@NullMarked
package makewhole.remediation.incident.db;

import org.jspecify.annotations.NullMarked;
