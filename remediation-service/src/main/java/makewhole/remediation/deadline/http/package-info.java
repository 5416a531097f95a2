/** The calendar of an incident over HTTP. */
@NullMarked
package makewhole.remediation.deadline.http;

import org.jspecify.annotations.NullMarked;
