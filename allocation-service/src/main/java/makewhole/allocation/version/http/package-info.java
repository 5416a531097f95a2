/** Versions over REST. */
@NullMarked
package makewhole.allocation.version.http;

import org.jspecify.annotations.NullMarked;
