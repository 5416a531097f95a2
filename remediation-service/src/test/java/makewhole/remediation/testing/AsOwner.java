package makewhole.remediation.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Somebody who owns the database, and may do behind the service's back what the service itself may not. */
public final class AsOwner {
    private AsOwner() {}

    /** Executes statements. */
    public static void execute(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** The number that a query gives. */
    public static long count(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** A connection of one's own, to be closed by whoever asks for it. */
    public static Connection connection() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("makewhole.database.url", String.class),
                config.getValue("makewhole.database.owner", String.class),
                config.getValue("makewhole.database.owner-password", String.class));
    }
}
