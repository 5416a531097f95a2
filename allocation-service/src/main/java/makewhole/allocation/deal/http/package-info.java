/** Deals and books over REST. */
@NullMarked
package makewhole.allocation.deal.http;

import org.jspecify.annotations.NullMarked;
