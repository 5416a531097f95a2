/** Reading uploads strictly, from CSV or JSON: every wrong row is named with its field and the reason, nothing is half-read. */
@NullMarked
package makewhole.platform.csv;

import org.jspecify.annotations.NullMarked;
