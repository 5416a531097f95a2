package makewhole.suite.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.database.ServiceDatabase;
import makewhole.suite.CannotGoOnException;

/** Several packaged allocation-services as processes of their own on one database; closing it ends all of them. */
public final class Replicas implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 50;

    private final Path home;
    private final Path data;
    private final Secrets secrets;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<Replica> all = new ArrayList<>();
    private final List<ServiceProcess> processes = new ArrayList<>();
    private final EmbeddedServer server;
    private boolean closed;

    private Replicas(Path home, Path data) {
        this.home = home;
        this.data = data;
        this.secrets = new Secrets(data.resolve("passwords.properties"));
        // When a transaction was committed is what tells whether it was after something else.
        this.server = EmbeddedServer.start(
                data.resolve("postgres"),
                secrets.of("database.postgres"),
                data.resolve("postgres.log"),
                Map.of("track_commit_timestamp", "on"));
        started.push(server);
    }

    /**
     * Starts {@code count} replicas and returns when all are ready. The first one brings the schema.
     *
     * @param home the root of the built tree
     * @param data an empty folder
     */
    public static Replicas start(Path home, Path data, int count) {
        return start(home, data, count, Jvm.SMALL_AND_QUICK);
    }

    /** Starts them with a Java that is set up otherwise. They do not outlive this program, however it ends. */
    public static Replicas start(Path home, Path data, int count, Jvm jvm) {
        try {
            Files.createDirectories(data);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        Replicas replicas = new Replicas(home, data);
        Runtime.getRuntime().addShutdownHook(new Thread(replicas::close, "stop-replicas"));
        try {
            replicas.createDatabase();
            for (int i = 1; i <= count; i++) {
                replicas.add("replica-" + i, jvm);
            }
            replicas.awaitReady();
            return replicas;
        } catch (RuntimeException failed) {
            replicas.close();
            throw failed;
        }
    }

    public List<Replica> all() {
        return List.copyOf(all);
    }

    /** The password of an account. */
    public String password(Account account) {
        return secrets.of("account." + account.name());
    }

    /** A connection to the database of the replicas, past them, that may see everything. */
    public Connection database() throws SQLException {
        return server.superuser(Service.ALLOCATION.shortName());
    }

    /** Thaws, stops and waits: nothing is left behind. Harmless when repeated. */
    @Override
    public synchronized void close() {
        closed = true;
        for (ServiceProcess process : processes) {
            if (process.isAlive()) {
                process.thaw();
                process.askToStop();
            }
        }
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception unstoppable) {
                throw new IllegalStateException(unstoppable);
            }
        }
    }

    private void createDatabase() {
        ServiceDatabase database = Installation.database(Service.ALLOCATION, secrets);
        try (Connection superuser = server.superuser()) {
            database.createOn(superuser);
        } catch (SQLException refused) {
            throw new CannotGoOnException("PostgreSQL refused to be set up: " + refused.getMessage(), refused);
        }
    }

    private synchronized void add(String name, Jvm jvm) {
        if (closed) {
            throw new CannotGoOnException("Stopped.");
        }
        Ports ports = Ports.parse("0,0,0");
        Installation installation =
                new Installation(home, data, data.resolve("mails"), ports, Optional.empty(), "", List.of(), jvm);
        Map<String, String> settings = installation.settings(Service.ALLOCATION, secrets, server.port(), 0);
        settings.putAll(Replica.settings(name));
        ServiceProcess process =
                ServiceProcess.start(Service.ALLOCATION, installation, settings, data.resolve(name + ".log"));
        started.push(process);
        processes.add(process);
        all.add(new Replica(name, ports, process));
    }

    private void awaitReady() {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (ServiceProcess process : processes) {
                while (!process.isReady(http)) {
                    if (!process.isAlive()) {
                        throw new CannotGoOnException(process.lastWords());
                    }
                    if (System.nanoTime() > end) {
                        throw new CannotGoOnException("The replicas did not become ready.");
                    }
                    Thread.sleep(POLL_MILLIS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotGoOnException("Stopped.", stopped);
        }
    }
}
