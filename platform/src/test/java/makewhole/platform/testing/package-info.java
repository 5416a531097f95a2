/** What the tests of every service stand on: a real PostgreSQL, the accounts, and rules of architecture. */
@NullMarked
package makewhole.platform.testing;

import org.jspecify.annotations.NullMarked;
