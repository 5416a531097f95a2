/** Amounts that two persons decide before a deal is allocated, whatever the rule would give. */
@NullMarked
package makewhole.allocation.override;

import org.jspecify.annotations.NullMarked;
