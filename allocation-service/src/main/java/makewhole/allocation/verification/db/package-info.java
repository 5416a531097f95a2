/** Verifications in their table. */
@NullMarked
package makewhole.allocation.verification.db;

import org.jspecify.annotations.NullMarked;
