/** The scope of an incident over HTTP. */
@NullMarked
package makewhole.remediation.finding.http;

import org.jspecify.annotations.NullMarked;
