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

/** A packaged notification-service on a database of its own, and nothing else: for whoever measures it. */
public final class NotificationAlone implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 50;

    private final Ports ports;
    private final Secrets secrets;
    private final EmbeddedServer server;
    private final ServiceProcess process;

    private NotificationAlone(Ports ports, Secrets secrets, EmbeddedServer server, ServiceProcess process) {
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
     * @param ports where it answers, and where it looks for remediation-service
     * @param mailPort of the mail server
     * @param settings that differ from those of a release
     */
    public static NotificationAlone start(
            Path home, Path data, Ports ports, int mailPort, Map<String, String> settings) {
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
                Installation.database(Service.NOTIFICATION, secrets).createOn(superuser);
            }
            Installation installation = new Installation(
                    home, data, data.resolve("mails"), ports, Optional.empty(), "", List.of(), Jvm.AS_DEPLOYED);
            Map<String, String> all = installation.settings(Service.NOTIFICATION, secrets, server.port(), mailPort);
            all.putAll(settings);
            NotificationAlone alone = new NotificationAlone(
                    ports,
                    secrets,
                    server,
                    ServiceProcess.start(
                            Service.NOTIFICATION, installation, all, data.resolve("notification-service.log")));
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
                    throw new CannotGoOnException("notification-service did not become ready.");
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
