/** Contact tasks in their tables. */
@NullMarked
package makewhole.notification.contact.db;

import org.jspecify.annotations.NullMarked;
