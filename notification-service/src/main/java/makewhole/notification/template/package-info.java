/** What a notice says: one Markdown source per template and locale, rendered as plain text and as HTML. */
@NullMarked
package makewhole.notification.template;

import org.jspecify.annotations.NullMarked;
