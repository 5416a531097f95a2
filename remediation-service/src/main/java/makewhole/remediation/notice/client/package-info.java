/** Handing notices to notification-service. */
@NullMarked
package makewhole.remediation.notice.client;

import org.jspecify.annotations.NullMarked;
