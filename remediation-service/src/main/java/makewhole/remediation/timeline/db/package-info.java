/** The table of pulled events. */
@NullMarked
package makewhole.remediation.timeline.db;

import org.jspecify.annotations.NullMarked;
