/** Notices over HTTP. */
@NullMarked
package makewhole.remediation.notice.http;

import org.jspecify.annotations.NullMarked;
