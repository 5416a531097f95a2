/** Audits over HTTP. */
@NullMarked
package makewhole.allocation.audit.http;

import org.jspecify.annotations.NullMarked;
