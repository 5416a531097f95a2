/** What the tables of all features share: writing many rows at once. */
@NullMarked
package makewhole.remediation.db;

import org.jspecify.annotations.NullMarked;
