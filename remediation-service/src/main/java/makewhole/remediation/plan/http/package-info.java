/** Plans over HTTP. */
@NullMarked
package makewhole.remediation.plan.http;

import org.jspecify.annotations.NullMarked;
