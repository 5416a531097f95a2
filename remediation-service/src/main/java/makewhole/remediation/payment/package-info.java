/** Payment files as banks take them: ISO 20022 pain.001.001.09. */
@NullMarked
package makewhole.remediation.payment;

import org.jspecify.annotations.NullMarked;
