/** Pictures over HTTP. */
@NullMarked
package makewhole.remediation.picture.http;

import org.jspecify.annotations.NullMarked;
