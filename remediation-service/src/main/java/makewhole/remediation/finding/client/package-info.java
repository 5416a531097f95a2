/** Audits and books, asked of allocation-service. */
@NullMarked
package makewhole.remediation.finding.client;

import org.jspecify.annotations.NullMarked;
