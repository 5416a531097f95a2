/** What people suppose, decide and assume in a case, with their reasons: superseded, never changed. */
@NullMarked
package makewhole.remediation.caselog;

import org.jspecify.annotations.NullMarked;
