/** What is owed to investors who cannot be paid, and by when which law wants what done about it. */
@NullMarked
package makewhole.remediation.unclaimed;

import org.jspecify.annotations.NullMarked;
