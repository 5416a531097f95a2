/** Messages over HTTP. */
@NullMarked
package makewhole.remediation.message.http;

import org.jspecify.annotations.NullMarked;
