/** What the firm recorded about its deals: what they paid out, and what they are worth. */
@NullMarked
package makewhole.remediation.deal;

import org.jspecify.annotations.NullMarked;
