/** Limits by law over REST, without a deal. */
@NullMarked
package makewhole.allocation.limit.http;

import org.jspecify.annotations.NullMarked;
