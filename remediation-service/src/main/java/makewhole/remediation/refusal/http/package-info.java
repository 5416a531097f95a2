/** The one table from refusals to problem details. */
@NullMarked
package makewhole.remediation.refusal.http;

import org.jspecify.annotations.NullMarked;
