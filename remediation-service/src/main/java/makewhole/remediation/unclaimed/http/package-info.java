/** The unclaimed register over HTTP. */
@NullMarked
package makewhole.remediation.unclaimed.http;

import org.jspecify.annotations.NullMarked;
