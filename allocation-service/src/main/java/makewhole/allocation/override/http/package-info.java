/** Overrides over REST. */
@NullMarked
package makewhole.allocation.override.http;

import org.jspecify.annotations.NullMarked;
