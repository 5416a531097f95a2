/** The tables of settlement. */
@NullMarked
package makewhole.remediation.settlement.db;

import org.jspecify.annotations.NullMarked;
