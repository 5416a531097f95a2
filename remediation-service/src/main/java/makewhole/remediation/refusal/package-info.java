/** Everything that this service refuses, as values of one closed set. */
@NullMarked
package makewhole.remediation.refusal;

import org.jspecify.annotations.NullMarked;
