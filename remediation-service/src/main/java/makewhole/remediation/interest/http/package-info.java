/** Rules of interest and single calculations over HTTP. */
@NullMarked
package makewhole.remediation.interest.http;

import org.jspecify.annotations.NullMarked;
