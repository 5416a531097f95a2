/** Reading CSV uploads strictly: every wrong row is named with its field and the reason, and nothing is half-read. */
@NullMarked
package makewhole.platform.csv;

import org.jspecify.annotations.NullMarked;
