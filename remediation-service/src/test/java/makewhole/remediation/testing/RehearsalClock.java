package makewhole.remediation.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Moves the service's present, which begins on the morning of the discovery. A test that moves it moves it back. */
@ApplicationScoped
public class RehearsalClock {
    private final Path file;

    RehearsalClock(@ConfigProperty(name = "makewhole.clock.offset-file") Path file) {
        this.file = file;
    }

    public void moveTo(Instant present) {
        write(offsetTo(present));
    }

    public void moveBack() {
        moveTo(Instant.parse(OtherServices.STORY_BEGINS));
    }

    static String offsetTo(Instant present) {
        return Duration.between(Clock.systemUTC().instant(), present).toString();
    }

    private void write(String offset) {
        try {
            Path next = Files.createTempFile("makewhole-clock", ".txt");
            Files.writeString(next, offset);
            Files.move(
                    next,
                    file,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
