/** How every refusal of this service reads on the wire. */
@NullMarked
package makewhole.allocation.http;

import org.jspecify.annotations.NullMarked;
