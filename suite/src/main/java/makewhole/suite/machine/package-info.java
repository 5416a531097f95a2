/** What runs on this machine: a PostgreSQL server, a mail server and the three packaged services, started and stopped together. */
@NullMarked
package makewhole.suite.machine;

import org.jspecify.annotations.NullMarked;
