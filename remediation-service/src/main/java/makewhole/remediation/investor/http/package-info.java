/** Imports over HTTP. */
@NullMarked
package makewhole.remediation.investor.http;

import org.jspecify.annotations.NullMarked;
