/** The append-only table of the double-entry journal. */
@NullMarked
package makewhole.remediation.ledger.db;

import org.jspecify.annotations.NullMarked;
