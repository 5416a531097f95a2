/** Errors on the wire as RFC 9457 problem details, and the mappings that every service shares. */
@NullMarked
package makewhole.platform.problem;

import org.jspecify.annotations.NullMarked;
