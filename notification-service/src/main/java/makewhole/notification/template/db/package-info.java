/** Template versions in their table. */
@NullMarked
package makewhole.notification.template.db;

import org.jspecify.annotations.NullMarked;
