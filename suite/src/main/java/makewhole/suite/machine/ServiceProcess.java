package makewhole.suite.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import makewhole.suite.CannotGoOnException;

/** One packaged service as a process of its own, told everything by its environment. */
final class ServiceProcess implements AutoCloseable {
    private static final int STOP_SECONDS = 15;
    private static final int HTTP_OK = 200;
    private static final Duration ASK_WAIT = Duration.ofSeconds(2);

    private final Service service;
    private final Process process;
    private final Path log;
    private final HttpRequest readiness;

    private ServiceProcess(Service service, Process process, Path log, URI readiness) {
        this.service = service;
        this.process = process;
        this.log = log;
        this.readiness =
                HttpRequest.newBuilder(readiness).timeout(ASK_WAIT).GET().build();
    }

    /** Starts it and returns at once. */
    static ServiceProcess start(Service service, Installation installation, Map<String, String> settings, Path log) {
        Path runnable = service.runnable(installation.home());
        if (!Files.isRegularFile(runnable)) {
            throw new CannotGoOnException(
                    "%s is not built (there is no %s): start with ./makewhole, which builds what is missing."
                            .formatted(service.module(), runnable));
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(java());
            builder.command().addAll(installation.jvm().options());
            builder.command().addAll(List.of("-jar", runnable.toString()));
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("MAKEWHOLE_"));
            builder.environment().putAll(settings);
            builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
            builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
            return new ServiceProcess(
                    service,
                    builder.start(),
                    log,
                    URI.create(installation.ports().url(service) + "/q/health/ready"));
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    Service service() {
        return service;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it answers that it is ready. */
    boolean isReady(HttpClient http) throws InterruptedException {
        try {
            return http.send(readiness, BodyHandlers.discarding()).statusCode() == HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Why it died, in the last lines of its log. */
    String lastWords() {
        return "%s has stopped by itself (exit code %d). The last lines of its log, %s:%n%s"
                .formatted(service.module(), process.exitValue(), log, LogTail.of(log));
    }

    /** Ends it at once, as a machine does that loses power. */
    void kill() {
        process.destroyForcibly();
    }

    /** Stops it in the middle of whatever it does; it knows nothing of it. */
    void freeze() {
        signal("STOP");
    }

    /** Lets it go on where it was frozen. */
    void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new CannotGoOnException("%s could not be sent SIG%s".formatted(service.module(), signal));
            }
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotGoOnException("Stopped.", stopped);
        }
    }

    /** Asks it to stop; {@link #close} waits until it has. */
    void askToStop() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The Java that runs this program. */
    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
