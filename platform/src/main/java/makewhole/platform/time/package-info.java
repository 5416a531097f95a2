/** The one place where the present moment is read. */
@NullMarked
package makewhole.platform.time;

import org.jspecify.annotations.NullMarked;
