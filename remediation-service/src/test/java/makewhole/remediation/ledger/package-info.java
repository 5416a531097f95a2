/** Tests of the journal as bookkeepers take it over. */
@NullMarked
package makewhole.remediation.ledger;

import org.jspecify.annotations.NullMarked;
