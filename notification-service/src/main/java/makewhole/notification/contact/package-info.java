/** Reaching customers whose notice failed: tasks, and what was tried, until they are reached or given up. */
@NullMarked
package makewhole.notification.contact;

import org.jspecify.annotations.NullMarked;
