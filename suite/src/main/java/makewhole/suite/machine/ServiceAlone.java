package makewhole.suite.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.suite.CannotGoOnException;

/** One packaged service on a database of its own, and nothing else: for whoever measures it. */
public final class ServiceAlone implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 50;

    private final Service service;
    private final Ports ports;
    private final Secrets secrets;
    private final EmbeddedServer server;
    private final ServiceProcess process;

    private ServiceAlone(Service service, Ports ports, Secrets secrets, EmbeddedServer server, ServiceProcess process) {
        this.service = service;
        this.ports = ports;
        this.secrets = secrets;
        this.server = server;
        this.process = process;
    }

    /**
     * Starts it and returns when it is ready.
     *
     * @param home the root of the built tree
     * @param data an empty folder
     * @param ports where it answers, and where it looks for the others
     * @param settings that differ from those of a release
     */
    public static ServiceAlone start(Service service, Path home, Path data, Ports ports, Map<String, String> settings) {
        try {
            Files.createDirectories(data);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        Secrets secrets = new Secrets(data.resolve("passwords.properties"));
        EmbeddedServer server = EmbeddedServer.start(
                data.resolve("postgres"), secrets.of("database.postgres"), data.resolve("postgres.log"));
        try {
            try (Connection superuser = server.superuser()) {
                Installation.database(service, secrets).createOn(superuser);
            }
            Installation installation = new Installation(
                    home,
                    data,
                    data.resolve("mails"),
                    ports,
                    Optional.empty(),
                    "",
                    List.of(Debtor.ofAFictionalFirm("USD")),
                    Jvm.AS_DEPLOYED);
            Map<String, String> all = installation.settings(service, secrets, server.port(), 0);
            all.putAll(settings);
            ServiceAlone alone = new ServiceAlone(
                    service,
                    ports,
                    secrets,
                    server,
                    ServiceProcess.start(service, installation, all, data.resolve(service.module() + ".log")));
            alone.awaitReady();
            return alone;
        } catch (SQLException refused) {
            server.close();
            throw new CannotGoOnException("PostgreSQL refused to be set up: " + refused.getMessage(), refused);
        }
    }

    public Ports ports() {
        return ports;
    }

    /** The password of an account. */
    public String password(Account account) {
        return secrets.of("account." + account.name());
    }

    /** A connection to its database, past it, that may see everything. */
    public Connection database() throws SQLException {
        return server.superuser(service.shortName());
    }

    private void awaitReady() {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!process.isReady(http)) {
                if (!process.isAlive()) {
                    String words = process.lastWords();
                    close();
                    throw new CannotGoOnException(words);
                }
                if (System.nanoTime() > end) {
                    close();
                    throw new CannotGoOnException(service.module() + " did not become ready.");
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            close();
            throw new CannotGoOnException("Stopped.", stopped);
        }
    }

    @Override
    public void close() {
        process.close();
        server.close();
    }
}
