package makewhole.notification.testing;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Tells the service where its mail server and remediation-service will be; each Spec starts them there. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
    private static final int MOST_ATTEMPTS = 100;

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                entry("makewhole.notices.from", "Northgate Investor Care <care@northgate.example>"),
                entry("makewhole.smtp.host", "localhost"),
                entry("makewhole.smtp.port", Integer.toString(freePort())),
                entry("makewhole.smtp.answer-timeout", "PT2S"),
                entry("makewhole.notices.lease", "PT4S"),
                entry("makewhole.notices.longest-rest", "PT1S"),
                entry("makewhole.returned-mail.protocol", "imap"),
                entry("makewhole.returned-mail.host", "localhost"),
                entry("makewhole.returned-mail.port", Integer.toString(freePort())),
                entry("makewhole.returned-mail.username", "returned"),
                entry("makewhole.returned-mail.password", "secret"),
                entry("quarkus.rest-client.remediation.url", "http://localhost:" + freePort()));
    }

    @Override
    public void stop() {}

    /**
     * A port that nobody listens to, below those that systems give to the clients of other servers: one of those could
     * be taken while the mail server of a test is down.
     */
    public static int freePort() {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try (ServerSocket socket =
                    new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 32_000))) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one, then
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        throw new IllegalStateException("no port is free");
    }
}
