/** The rule by which a deal is shared out among its investors: exact, and without anything around it. */
@NullMarked
package makewhole.allocation.proration;

import org.jspecify.annotations.NullMarked;
