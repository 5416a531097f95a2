/** The double-entry journal of what putting things right does to the firm's books. */
@NullMarked
package makewhole.remediation.ledger;

import org.jspecify.annotations.NullMarked;
