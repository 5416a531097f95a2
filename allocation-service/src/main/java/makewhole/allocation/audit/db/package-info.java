/** Audits, their deals and findings in tables. */
@NullMarked
package makewhole.allocation.audit.db;

import org.jspecify.annotations.NullMarked;
