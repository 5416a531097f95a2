/** Where an incident stands, told to stakeholders while it goes on. */
@NullMarked
package makewhole.remediation.status;

import org.jspecify.annotations.NullMarked;
