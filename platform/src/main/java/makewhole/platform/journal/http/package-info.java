/** The journal over REST: the event feed and the verification of the chain. */
@NullMarked
package makewhole.platform.journal.http;

import org.jspecify.annotations.NullMarked;
