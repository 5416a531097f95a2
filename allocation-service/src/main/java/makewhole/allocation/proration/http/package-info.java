/** The rule over HTTP, without a deal: for trying it out, and for checking us. */
@NullMarked
package makewhole.allocation.proration.http;

import org.jspecify.annotations.NullMarked;
