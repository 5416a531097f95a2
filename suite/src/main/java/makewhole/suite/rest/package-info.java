/** Calling the services as the persons who work with them do: over REST, with an account and a role. */
@NullMarked
package makewhole.suite.rest;

import org.jspecify.annotations.NullMarked;
