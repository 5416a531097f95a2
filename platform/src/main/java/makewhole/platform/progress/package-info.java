/** How far long work is, told to whoever listens. */
@NullMarked
package makewhole.platform.progress;

import org.jspecify.annotations.NullMarked;
