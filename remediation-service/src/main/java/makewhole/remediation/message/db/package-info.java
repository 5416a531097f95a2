/** Messages in their table. */
@NullMarked
package makewhole.remediation.message.db;

import org.jspecify.annotations.NullMarked;
