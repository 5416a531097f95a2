/** Measures what Makewhole promises to hold, and writes it down with machine and date. */
@NullMarked
package makewhole.bench;

import org.jspecify.annotations.NullMarked;
