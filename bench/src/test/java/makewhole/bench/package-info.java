/** The bench's own arithmetic. */
@NullMarked
package makewhole.bench;

import org.jspecify.annotations.NullMarked;
