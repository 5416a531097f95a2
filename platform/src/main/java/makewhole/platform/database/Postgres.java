package makewhole.platform.database;

import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Jdbi as every service uses it. */
public final class Postgres {
    private Postgres() {}

    /** Plain SQL on connections from there. */
    public static Jdbi jdbi(ConnectionFactory connections) {
        return Jdbi.create(connections).installPlugin(new WithoutLargeObjects());
    }

    /**
     * The plugin asks each new connection for the functions of large objects, which nothing here uses. Inside a
     * transaction that would be its first query, after which the isolation level can no longer be set.
     */
    private static final class WithoutLargeObjects extends PostgresPlugin {
        @Override
        public Handle customizeHandle(Handle handle) {
            return handle;
        }
    }
}
