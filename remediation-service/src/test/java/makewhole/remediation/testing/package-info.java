/** What the specifications of this service stand on: the scenario, and small servers that speak for the other services. */
@NullMarked
package makewhole.remediation.testing;

import org.jspecify.annotations.NullMarked;
