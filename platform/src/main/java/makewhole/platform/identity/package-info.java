/** Who is calling: people with a role, and services, told apart so that two-person rules can be kept. */
@NullMarked
package makewhole.platform.identity;

import org.jspecify.annotations.NullMarked;
