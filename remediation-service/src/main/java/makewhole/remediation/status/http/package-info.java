/** Status reports over HTTP. */
@NullMarked
package makewhole.remediation.status.http;

import org.jspecify.annotations.NullMarked;
