package makewhole.suite.machine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.suite.CannotGoOnException;

/** A real PostgreSQL server of this machine's own, durable to the disk, whose data outlives it. */
final class EmbeddedServer implements AutoCloseable {
    static final String MAJOR_VERSION = "18";
    private static final Duration START_WAIT = Duration.ofMinutes(1);

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedServer(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server on the data in {@code data}, which is made if it is not there.
     *
     * @param password of the superuser {@code postgres}
     */
    static EmbeddedServer start(Path data, String password, Path log) {
        return start(data, password, log, Map.of());
    }

    /** Starts it with further settings of the server. */
    static EmbeddedServer start(Path data, String password, Path log, Map<String, String> further) {
        requireSameMajorVersion(data);
        requireNotRunning(data);
        try {
            Files.createDirectories(data.getParent());
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_WAIT)
                    .setConnectConfig("password", password)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "150")
                    .setOutputRedirector(Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(Redirect.appendTo(log.toFile()));
            further.forEach(builder::setServerConfig);
            EmbeddedPostgres started = builder.start();
            EmbeddedServer server = new EmbeddedServer(started, password);
            server.requirePasswords(data);
            return server;
        } catch (IOException | IllegalStateException unstartable) {
            throw new CannotGoOnException(
                    "PostgreSQL did not start on %s. The last lines of its log, %s:%n%s"
                            .formatted(data, log, LogTail.of(log)),
                    unstartable);
        } catch (SQLException refused) {
            throw new CannotGoOnException("PostgreSQL refused to be set up: " + refused.getMessage(), refused);
        }
    }

    int port() {
        return server.getPort();
    }

    /** A connection of the superuser, in auto-commit. */
    Connection superuser() throws SQLException {
        return server.getPostgresDatabase(Map.of("password", password)).getConnection();
    }

    /** A connection of the superuser to one database, in auto-commit. */
    Connection superuser(String database) throws SQLException {
        return server.getDatabase("postgres", database, Map.of("password", password))
                .getConnection();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException unstoppable) {
            throw new UncheckedIOException(unstoppable);
        }
    }

    /** The server is made to trust everybody on this machine; from here on it asks for passwords. */
    private void requirePasswords(Path data) throws SQLException, IOException {
        Path rules = data.resolve("pg_hba.conf");
        List<String> byPassword = List.of(
                "local all all scram-sha-256",
                "host all all 127.0.0.1/32 scram-sha-256",
                "host all all ::1/128 scram-sha-256");
        if (Files.readAllLines(rules).equals(byPassword)) {
            return;
        }
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '%s'".formatted(password));
            Files.write(rules, byPassword);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static void requireSameMajorVersion(Path data) {
        Path version = data.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            return;
        }
        try {
            String found = Files.readString(version).strip();
            if (!found.equals(MAJOR_VERSION)) {
                throw new CannotGoOnException(
                        "The data in %s was written by PostgreSQL %s, this is PostgreSQL %s: choose another folder, or export the data with the version that wrote it."
                                .formatted(data, found, MAJOR_VERSION));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void requireNotRunning(Path data) {
        runningOn(data).ifPresent(process -> {
            throw new CannotGoOnException(
                    "The data in %s is in use by a PostgreSQL that still runs (process %d): stop the Makewhole it belongs to first."
                            .formatted(data, process));
        });
    }

    /** The id of the process that serves {@code data} just now. */
    private static Optional<Long> runningOn(Path data) {
        Path lock = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(lock)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(lock);
            long process =
                    lines.isEmpty() ? -1 : Long.parseLong(lines.getFirst().strip());
            return ProcessHandle.of(process)
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> handle.info().command().orElse("").contains("postgres"))
                    .map(ProcessHandle::pid);
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
