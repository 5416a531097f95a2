/** What teams and stakeholders are told about an incident by mail, each thing once. */
@NullMarked
package makewhole.remediation.message;

import org.jspecify.annotations.NullMarked;
