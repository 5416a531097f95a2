package makewhole.notification.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Moves the service's present forward by days. A test that moves it moves it back. */
public final class RehearsalClock {
    private RehearsalClock() {}

    /** A file that says that it is now. */
    static Path file() {
        try {
            Path file = Files.createTempFile("makewhole-clock", ".txt");
            file.toFile().deleteOnExit();
            Files.writeString(file, Duration.ZERO.toString());
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public static void isDaysFromNow(int days) {
        Path file = ConfigProvider.getConfig().getValue("makewhole.clock.offset-file", Path.class);
        try {
            Path next = Files.createTempFile(file.getParent(), "makewhole-clock", ".next");
            Files.writeString(next, Duration.ofDays(days).toString());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
