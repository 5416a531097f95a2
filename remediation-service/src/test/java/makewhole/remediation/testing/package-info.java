/** What the specifications of this service stand on: the two other services, spoken to over real HTTP. */
@NullMarked
package makewhole.remediation.testing;

import org.jspecify.annotations.NullMarked;
