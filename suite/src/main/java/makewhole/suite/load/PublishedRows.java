package makewhole.suite.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** What the database says was published in a scope: rows, not answers. */
final class PublishedRows {
    private static final String IN_SCOPE = """
            SELECT count(*) FROM allocation
            WHERE published_at IS NOT NULL
              AND CASE ? WHEN 'VERSION' THEN algorithm_version = ? WHEN 'DEAL' THEN deal_id = ? ELSE true END
            """;

    private final Connection database;

    PublishedRows(Connection database) {
        this.database = database;
    }

    long in(SwitchScope scope) {
        try (PreparedStatement statement = database.prepareStatement(IN_SCOPE)) {
            bind(statement, scope);
            return number(statement);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /**
     * How many were committed in a span of time, by the server's own record of when it committed. The clock of this
     * machine is the server's.
     */
    long committed(SwitchScope scope, Instant after, Instant before) {
        String within = IN_SCOPE + " AND pg_xact_commit_timestamp(xmin) > ? AND pg_xact_commit_timestamp(xmin) < ?";
        try (PreparedStatement statement = database.prepareStatement(within)) {
            bind(statement, scope);
            statement.setObject(4, after.atOffset(ZoneOffset.UTC));
            statement.setObject(5, before.atOffset(ZoneOffset.UTC));
            return number(statement);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static void bind(PreparedStatement statement, SwitchScope scope) throws SQLException {
        statement.setString(1, scope.kind());
        statement.setString(2, scope.name());
        statement.setString(3, scope.name());
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }
}
