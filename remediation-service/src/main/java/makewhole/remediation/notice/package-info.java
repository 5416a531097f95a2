/** What customers are told: one notice per plan line, handed to notification-service once. */
@NullMarked
package makewhole.remediation.notice;

import org.jspecify.annotations.NullMarked;
