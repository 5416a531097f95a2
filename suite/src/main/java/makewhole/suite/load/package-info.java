/** Load that is driven at running services over REST, and what is counted meanwhile in their database. */
@NullMarked
package makewhole.suite.load;

import org.jspecify.annotations.NullMarked;
