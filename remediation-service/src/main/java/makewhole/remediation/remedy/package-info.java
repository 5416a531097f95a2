/** What makes one finding whole, by which formula and in which steps; pure. */
@NullMarked
package makewhole.remediation.remedy;

import org.jspecify.annotations.NullMarked;
