/** Tells people what is due, and those above them what is overdue: each thing once. */
@NullMarked
package makewhole.remediation.reminder;

import org.jspecify.annotations.NullMarked;
