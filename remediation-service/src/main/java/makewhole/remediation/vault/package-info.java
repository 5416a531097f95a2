/** Keeps account numbers unreadable at rest: sealed with AES-GCM under keys that only the configuration holds. */
@NullMarked
package makewhole.remediation.vault;

import org.jspecify.annotations.NullMarked;
