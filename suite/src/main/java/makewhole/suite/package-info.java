/** Makewhole on one machine: the commands behind {@code ./makewhole demo} and {@code ./makewhole up}. */
@NullMarked
package makewhole.suite;

import org.jspecify.annotations.NullMarked;
