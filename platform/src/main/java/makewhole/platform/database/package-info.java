/** Databases and roles: how a service's own database is laid out, and plain SQL within the running transaction. */
@NullMarked
package makewhole.platform.database;

import org.jspecify.annotations.NullMarked;
