package makewhole.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives the present moment to everything that asks for an {@link InstantSource}. Days are those of UTC.
 *
 * <p>A rehearsal may move it: {@code makewhole.clock.offset-file} names a file with an ISO 8601 duration that is added
 * to the real time, so that a story of weeks can be told in a minute. Production never sets it.
 */
@ApplicationScoped
class PresentTime {
    private static final Logger LOG = Logger.getLogger(PresentTime.class);

    @Produces
    @ApplicationScoped
    InstantSource presentTime(@ConfigProperty(name = "makewhole.clock.offset-file") Optional<Path> offsetFile) {
        if (offsetFile.isEmpty()) {
            return Clock.system(ZoneOffset.UTC);
        }
        Path file = offsetFile.get();
        LOG.warnf("event=rehearsal-clock file=%s", file);
        return () -> now().plus(offset(file));
    }

    private static Instant now() {
        return Clock.system(ZoneOffset.UTC).instant();
    }

    private static Duration offset(Path file) {
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
