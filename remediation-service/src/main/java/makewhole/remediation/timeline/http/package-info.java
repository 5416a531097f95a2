/** The timeline over HTTP. */
@NullMarked
package makewhole.remediation.timeline.http;

import org.jspecify.annotations.NullMarked;
