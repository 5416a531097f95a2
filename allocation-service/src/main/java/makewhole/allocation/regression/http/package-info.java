/** Regression cases over HTTP. */
@NullMarked
package makewhole.allocation.regression.http;

import org.jspecify.annotations.NullMarked;
