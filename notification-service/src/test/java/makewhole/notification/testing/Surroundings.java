package makewhole.notification.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** Tells the service where its mail server and remediation-service will be; each Spec starts them there. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "makewhole.notices.from", "Northgate Investor Care <care@northgate.example>",
                "makewhole.smtp.host", "localhost",
                "makewhole.smtp.port", freePort(),
                "makewhole.smtp.answer-timeout", "PT2S",
                "makewhole.notices.lease", "PT4S",
                "makewhole.notices.longest-rest", "PT1S",
                "quarkus.rest-client.remediation.url", "http://localhost:" + freePort());
    }

    @Override
    public void stop() {}

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
