/** The log of an incident over HTTP. */
@NullMarked
package makewhole.remediation.caselog.http;

import org.jspecify.annotations.NullMarked;
