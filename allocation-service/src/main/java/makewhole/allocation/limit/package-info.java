/** How much an investor may take by law: dated figures, facts about the investor, and what follows, step by step. */
@NullMarked
package makewhole.allocation.limit;

import org.jspecify.annotations.NullMarked;
