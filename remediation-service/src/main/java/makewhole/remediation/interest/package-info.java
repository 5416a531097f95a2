/** Interest by the rules that a plan may name, on dated tables of rates; pure. */
@NullMarked
package makewhole.remediation.interest;

import org.jspecify.annotations.NullMarked;
