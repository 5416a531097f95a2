/** Replays past deals against the rule and tells what is right, what is wrong, and by how much for whom. */
@NullMarked
package makewhole.allocation.audit;

import org.jspecify.annotations.NullMarked;
