/** Allocations over REST. */
@NullMarked
package makewhole.allocation.allocation.http;

import org.jspecify.annotations.NullMarked;
