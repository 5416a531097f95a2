/** Answering a repeated request with the first answer, committed together with its effect. */
@NullMarked
package makewhole.platform.idempotency;

import org.jspecify.annotations.NullMarked;
