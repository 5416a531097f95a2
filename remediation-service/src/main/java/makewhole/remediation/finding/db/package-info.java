/** Scopes and findings in tables. */
@NullMarked
package makewhole.remediation.finding.db;

import org.jspecify.annotations.NullMarked;
