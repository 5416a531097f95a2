package makewhole.allocation.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks into the database beside the service, as its owner. */
@ApplicationScoped
public class Database {
    private final String url;
    private final String owner;
    private final String ownerPassword;
    private final String user;
    private final String password;

    Database(
            @ConfigProperty(name = "makewhole.database.url") String url,
            @ConfigProperty(name = "makewhole.database.owner") String owner,
            @ConfigProperty(name = "makewhole.database.owner-password") String ownerPassword,
            @ConfigProperty(name = "makewhole.database.user") String user,
            @ConfigProperty(name = "makewhole.database.password") String password) {
        this.url = url;
        this.owner = owner;
        this.ownerPassword = ownerPassword;
        this.user = user;
        this.password = password;
    }

    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url, owner, ownerPassword);
    }

    /** As the role that the service itself runs as. */
    public Connection asService() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How many statements of the service like this one wait for a lock at this moment. */
    public long waiting(String likeStatement) throws SQLException {
        try (Connection connection = asService()) {
            return count(
                    connection,
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE ?",
                    likeStatement);
        }
    }

    /** The number that a query gives the service's role, which sees what its own sessions do. */
    public long countAsService(String sql, Object... values) throws SQLException {
        try (Connection connection = asService()) {
            return count(connection, sql, values);
        }
    }

    /** The number that a query gives. */
    public long count(String sql, Object... values) throws SQLException {
        try (Connection connection = asOwner()) {
            return count(connection, sql, values);
        }
    }

    private static long count(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
