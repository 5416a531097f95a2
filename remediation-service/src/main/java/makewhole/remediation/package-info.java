/** The case from detection to post-mortem: incident, inquiry, finding, remedy, plan, settlement. */
@NullMarked
package makewhole.remediation;

import org.jspecify.annotations.NullMarked;
