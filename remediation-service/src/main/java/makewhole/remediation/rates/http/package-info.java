/** Tables of rates over HTTP. */
@NullMarked
package makewhole.remediation.rates.http;

import org.jspecify.annotations.NullMarked;
