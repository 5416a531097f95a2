/** Tests of the platform, with a small service that stands on it. */
@NullMarked
package makewhole.platform;

import org.jspecify.annotations.NullMarked;
