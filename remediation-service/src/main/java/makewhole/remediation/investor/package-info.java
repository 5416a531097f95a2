/** Who invested, where they are paid, and what the firm exported about distributions and values. */
@NullMarked
package makewhole.remediation.investor;

import org.jspecify.annotations.NullMarked;
