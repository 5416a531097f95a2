/** What customers provably earned with the firm on cash that should have been in a deal. */
@NullMarked
package makewhole.remediation.alternative;

import org.jspecify.annotations.NullMarked;
