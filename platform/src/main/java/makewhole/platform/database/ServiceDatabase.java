package makewhole.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/**
 * A service's own database: an owner who migrates it, and a role the service runs as, which may neither change the
 * schema nor rewrite the journal.
 *
 * @param name of the database, such as {@code allocation}
 * @param owner the role that migrations run as
 * @param serviceRole the role that the service runs as
 * @param password of both roles
 */
public record ServiceDatabase(String name, String owner, String serviceRole, String password) {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,50}");

    public ServiceDatabase {
        for (String identifier : new String[] {name, owner, serviceRole}) {
            if (!IDENTIFIER.matcher(identifier).matches()) {
                throw new IllegalArgumentException("'%s' is not a plain SQL name".formatted(identifier));
            }
        }
        if (!password.matches("[A-Za-z0-9_-]{1,200}")) {
            throw new IllegalArgumentException("a password is made of letters, digits, - and _");
        }
    }

    /** A database {@code name} with the roles {@code name_owner} and {@code name_service}. */
    public static ServiceDatabase named(String name, String password) {
        return new ServiceDatabase(name, name + "_owner", name + "_service", password);
    }

    /**
     * Creates what is missing and sets the passwords; running it again is harmless.
     *
     * @param superuser a connection that may create databases and roles, in auto-commit
     */
    public void createOn(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            for (String role : new String[] {owner, serviceRole}) {
                if (!exists(superuser, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
                    statement.execute("CREATE ROLE %s LOGIN".formatted(role));
                }
                statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(role, password));
            }
            if (!exists(superuser, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, owner));
            }
            statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
            statement.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(name, serviceRole));
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }
}
