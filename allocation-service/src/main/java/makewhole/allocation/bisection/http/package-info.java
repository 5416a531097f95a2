/** Bisections over REST. */
@NullMarked
package makewhole.allocation.bisection.http;

import org.jspecify.annotations.NullMarked;
