/** The examples of the service's own description, for every call and every problem. */
@NullMarked
package makewhole.allocation.openapi;

import org.jspecify.annotations.NullMarked;
