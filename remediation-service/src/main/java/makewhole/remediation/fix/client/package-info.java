/** Asking allocation-service about the fix. */
@NullMarked
package makewhole.remediation.fix.client;

import org.jspecify.annotations.NullMarked;
