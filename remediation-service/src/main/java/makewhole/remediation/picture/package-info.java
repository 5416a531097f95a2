/** Pictures of wrong deals: what was booked against what would have been right. */
@NullMarked
package makewhole.remediation.picture;

import org.jspecify.annotations.NullMarked;
