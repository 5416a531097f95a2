/** What happened in all three services, in one order. */
@NullMarked
package makewhole.remediation.timeline;

import org.jspecify.annotations.NullMarked;
