/** Settlement over HTTP. */
@NullMarked
package makewhole.remediation.settlement.http;

import org.jspecify.annotations.NullMarked;
