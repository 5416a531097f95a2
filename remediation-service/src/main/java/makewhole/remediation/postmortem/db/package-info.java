/** The tables of post-mortems. */
@NullMarked
package makewhole.remediation.postmortem.db;

import org.jspecify.annotations.NullMarked;
