/** Whether the fault is mended: what allocation-service says about regression cases, versions and the switch. */
@NullMarked
package makewhole.remediation.fix;

import org.jspecify.annotations.NullMarked;
