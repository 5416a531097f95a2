package makewhole.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Local ports for servers that are started a while after their port is chosen: below those that systems give to clients
 * and to whoever asks for any free port, since one of those can be taken in between.
 */
public final class FreePort {
    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;
    private static final int MOST_ATTEMPTS = 100;

    private FreePort() {}

    /** A port that nobody listens to. */
    public static int any() {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try (ServerSocket socket =
                    new ServerSocket(ThreadLocalRandom.current().nextInt(LOWEST, BEYOND))) {
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
