/** What the tests of this service stand on: a remediation-service that speaks its contract, a mail server, sample rows. */
@NullMarked
package makewhole.notification.testing;

import org.jspecify.annotations.NullMarked;
