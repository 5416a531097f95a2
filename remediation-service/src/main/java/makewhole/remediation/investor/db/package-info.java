/** Investors and the records of deals in tables. */
@NullMarked
package makewhole.remediation.investor.db;

import org.jspecify.annotations.NullMarked;
