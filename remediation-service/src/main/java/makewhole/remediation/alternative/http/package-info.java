/** Proven alternative returns over HTTP. */
@NullMarked
package makewhole.remediation.alternative.http;

import org.jspecify.annotations.NullMarked;
