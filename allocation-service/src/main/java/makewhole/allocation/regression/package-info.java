/** Wrong deals, frozen with their right answers: whoever writes the next algorithm is asked them first. */
@NullMarked
package makewhole.allocation.regression;

import org.jspecify.annotations.NullMarked;
