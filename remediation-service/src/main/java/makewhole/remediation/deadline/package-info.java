/** By when regulators, stakeholders and customers must hear of an incident: a calendar whose days are kept or missed. */
@NullMarked
package makewhole.remediation.deadline;

import org.jspecify.annotations.NullMarked;
