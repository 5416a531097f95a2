/** Verifications over HTTP. */
@NullMarked
package makewhole.allocation.verification.http;

import org.jspecify.annotations.NullMarked;
