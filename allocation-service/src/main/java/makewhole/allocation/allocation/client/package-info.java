/** What remediation-service says about a plan. */
@NullMarked
package makewhole.allocation.allocation.client;

import org.jspecify.annotations.NullMarked;
