package makewhole.platform.database;

import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Jdbi as every service uses it. */
public final class Postgres {
    private Postgres() {}

    /** Plain SQL on connections from there. */
    public static Jdbi jdbi(ConnectionFactory connections) {
        Jdbi jdbi = Jdbi.create(connections).installPlugin(new WithoutLargeObjects());
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(Postgres::withoutValues);
        return jdbi;
    }

    /** What failed ends up in a log. The statement says where; what was bound to it may be somebody's name or address. */
    private static String withoutValues(StatementException failed) {
        StatementContext context = failed.getStatementContext();
        return "%s [statement: %s]"
                .formatted(
                        failed.getShortMessage(),
                        context == null
                                ? ""
                                : String.valueOf(context.getRawSql()).strip());
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
