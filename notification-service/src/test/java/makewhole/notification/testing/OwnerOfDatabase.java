package makewhole.notification.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Somebody who owns the database and does what the service may not: rewords notices, or turns back what only time can. */
public final class OwnerOfDatabase {
    private OwnerOfDatabase() {}

    /** Changes exactly one row, by an id. */
    public static void changes(String sql, String id) {
        try (Connection owner = connection();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(id));
            int changed = statement.executeUpdate();
            if (changed != 1) {
                throw new AssertionError("%d rows were changed".formatted(changed));
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    public static void does(String sql) {
        try (Connection owner = connection();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** What a query finds after something was done on the same connection: temporary tables last as long as that. */
    public static List<String> finds(String sql, String query) {
        try (Connection owner = connection();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
            List<String> found = new ArrayList<>();
            ResultSet rows = statement.executeQuery(query);
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static Connection connection() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("makewhole.database.url", String.class),
                config.getValue("makewhole.database.owner", String.class),
                config.getValue("makewhole.database.owner-password", String.class));
    }
}
