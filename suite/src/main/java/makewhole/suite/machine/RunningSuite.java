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
import java.util.Optional;
import java.util.stream.Collectors;
import makewhole.suite.CannotGoOnException;

/** An installation that runs: closed in the opposite order of its start, whatever happened in between. */
public final class RunningSuite implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 80;

    private final Installation installation;
    private final Secrets secrets;
    private final Progress progress;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<ServiceProcess> services = new ArrayList<>();
    private boolean closed;

    private RunningSuite(Installation installation, Progress progress) {
        this.installation = installation;
        this.secrets = installation.secrets();
        this.progress = progress;
    }

    /** Prepares an installation; nothing runs before {@link #start}. */
    public static RunningSuite of(Installation installation, Progress progress) {
        return new RunningSuite(installation, progress);
    }

    /** Starts everything and returns when all three services say that they are ready. */
    public void start() {
        installation.ports().requireFree();
        try {
            Files.createDirectories(installation.logs());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        progress.tell("PostgreSQL %s starts on %s".formatted(EmbeddedServer.MAJOR_VERSION, installation.data()));
        EmbeddedServer database = startDatabase();
        MailBox mailBox = startMailBox();
        progress.tell("the three services start on the ports %d, %d and %d"
                .formatted(
                        installation.ports().of(Service.ALLOCATION),
                        installation.ports().of(Service.REMEDIATION),
                        installation.ports().of(Service.NOTIFICATION)));
        for (Service service : Service.values()) {
            startService(service, database.port(), mailBox.port());
        }
        awaitReady();
    }

    /** The password of an account. */
    public String password(Account account) {
        return secrets.of("account." + account.name());
    }

    public Installation installation() {
        return installation;
    }

    /** The last words of services that have stopped by themselves. */
    public synchronized Optional<String> whoDied() {
        if (closed) {
            return Optional.empty();
        }
        List<String> words = services.stream()
                .filter(service -> !service.isAlive())
                .map(ServiceProcess::lastWords)
                .toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", words));
    }

    /** Whether somebody has begun to stop it. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Stops the services together, then the mail server, then the database. Harmless when repeated. */
    @Override
    public synchronized void close() {
        closed = true;
        services.forEach(ServiceProcess::askToStop);
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception unstoppable) {
                progress.tell("something did not stop as it should: " + unstoppable.getMessage());
            }
        }
    }

    private synchronized EmbeddedServer startDatabase() {
        requireOpen();
        EmbeddedServer database = EmbeddedServer.start(
                installation.data().resolve("postgres"), secrets.of("database.postgres"), log("postgres"));
        started.push(database);
        try (Connection superuser = database.superuser()) {
            for (Service service : Service.values()) {
                Installation.database(service, secrets).createOn(superuser);
            }
        } catch (SQLException refused) {
            throw new CannotGoOnException("PostgreSQL refused to be set up: " + refused.getMessage(), refused);
        }
        return database;
    }

    private synchronized MailBox startMailBox() {
        requireOpen();
        MailBox mailBox = MailBox.start(installation.mails());
        started.push(mailBox);
        return mailBox;
    }

    private synchronized void startService(Service service, int databasePort, int mailPort) {
        requireOpen();
        ServiceProcess process = ServiceProcess.start(
                service,
                installation,
                installation.settings(service, secrets, databasePort, mailPort),
                log(service.module()));
        started.push(process);
        services.add(process);
    }

    /** Nothing is started any more once stopping has begun. */
    private void requireOpen() {
        if (closed) {
            throw new CannotGoOnException("Stopped.");
        }
    }

    private void awaitReady() {
        long start = System.nanoTime();
        long news = start;
        List<ServiceProcess> waiting = new ArrayList<>(services);
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (true) {
                for (ServiceProcess service : List.copyOf(waiting)) {
                    if (service.isReady(http)) {
                        waiting.remove(service);
                    }
                }
                if (waiting.isEmpty()) {
                    return;
                }
                whoDied().ifPresent(words -> {
                    throw new CannotGoOnException(words);
                });
                requireOpen();
                Duration waited = Duration.ofNanos(System.nanoTime() - start);
                if (waited.compareTo(LONGEST_START) > 0) {
                    throw new CannotGoOnException("%s did not become ready within %d s; its log is in %s"
                            .formatted(names(waiting), waited.toSeconds(), installation.logs()));
                }
                if (Duration.ofNanos(System.nanoTime() - news).compareTo(BETWEEN_NEWS) > 0) {
                    news = System.nanoTime();
                    progress.tell("still waiting for %s (%d s)".formatted(names(waiting), waited.toSeconds()));
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotGoOnException("Stopped.", stopped);
        }
    }

    private static String names(List<ServiceProcess> services) {
        return services.stream().map(one -> one.service().module()).collect(Collectors.joining(", "));
    }

    private Path log(String name) {
        return installation.logs().resolve(name + ".log");
    }
}
