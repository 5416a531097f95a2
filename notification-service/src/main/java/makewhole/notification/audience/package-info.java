/** Messages to those who are no customers: teams that are asked or reminded, stakeholders who are told how it stands. */
@NullMarked
package makewhole.notification.audience;

import org.jspecify.annotations.NullMarked;
