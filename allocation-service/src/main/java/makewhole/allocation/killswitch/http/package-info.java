/** The kill switch over REST. */
@NullMarked
package makewhole.allocation.killswitch.http;

import org.jspecify.annotations.NullMarked;
