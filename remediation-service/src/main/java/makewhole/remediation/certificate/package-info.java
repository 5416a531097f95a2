/** A check of allocations that shares nothing with the service that made them; pure. */
@NullMarked
package makewhole.remediation.certificate;

import org.jspecify.annotations.NullMarked;
