/** A candidate is worked out beside the active version on live deals: differences are kept, nothing is published. */
@NullMarked
package makewhole.allocation.shadow;

import org.jspecify.annotations.NullMarked;
