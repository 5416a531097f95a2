/** Opening incidents by calling remediation-service. */
@NullMarked
package makewhole.allocation.rejection.client;

import org.jspecify.annotations.NullMarked;
