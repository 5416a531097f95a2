/** What each team is asked about an incident, and what it answers. */
@NullMarked
package makewhole.remediation.inquiry;

import org.jspecify.annotations.NullMarked;
