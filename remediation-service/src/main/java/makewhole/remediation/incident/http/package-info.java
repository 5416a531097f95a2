/** Incidents over HTTP. */
@NullMarked
package makewhole.remediation.incident.http;

import org.jspecify.annotations.NullMarked;
