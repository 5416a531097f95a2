/** Shadow runs over HTTP. */
@NullMarked
package makewhole.allocation.shadow.http;

import org.jspecify.annotations.NullMarked;
