/** The typed fields of a template: read, checked, worded by locale and made harmless. Pure. */
@NullMarked
package makewhole.notification.template.field;

import org.jspecify.annotations.NullMarked;
