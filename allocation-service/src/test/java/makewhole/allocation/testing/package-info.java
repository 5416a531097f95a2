/** What the specifications of this service share: a fresh installation, its surroundings, deals to play with. */
@NullMarked
package makewhole.allocation.testing;

import org.jspecify.annotations.NullMarked;
