/** The links in notices: each leads its recipient, and nobody else, to their own page. */
@NullMarked
package makewhole.notification.link;

import org.jspecify.annotations.NullMarked;
