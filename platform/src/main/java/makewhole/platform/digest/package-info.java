/** Digests over canonical JSON (RFC 8785), so that two services work out the same digest from the same facts. */
@NullMarked
package makewhole.platform.digest;

import org.jspecify.annotations.NullMarked;
