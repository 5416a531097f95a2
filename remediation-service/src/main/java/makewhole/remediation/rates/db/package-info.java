/** Versions of tables of rates in tables that only grow. */
@NullMarked
package makewhole.remediation.rates.db;

import org.jspecify.annotations.NullMarked;
