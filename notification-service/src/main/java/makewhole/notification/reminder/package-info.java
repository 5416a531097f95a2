/** Reminding customers of choices that are open, each at most once in every round. */
@NullMarked
package makewhole.notification.reminder;

import org.jspecify.annotations.NullMarked;
