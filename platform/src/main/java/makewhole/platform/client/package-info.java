/** Calling another service: its credentials, and which failures pass and which last. */
@NullMarked
package makewhole.platform.client;

import org.jspecify.annotations.NullMarked;
