package makewhole.suite.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryClockTest {
    private static final Instant REAL = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_story_begins_when_it_is_said_to() throws IOException {
        StoryClock clock = clock(Instant.parse("2026-09-21T09:00:00Z"));
        assertThat(clock.now()).isEqualTo("2026-09-21T09:00:00Z");
        assertThat(Duration.parse(Files.readString(clock.file())))
                .isEqualTo(Duration.between(REAL, Instant.parse("2026-09-21T09:00:00Z")));
    }

    @Test
    void it_moves_forward_and_never_back() throws IOException {
        StoryClock clock = clock(Instant.parse("2026-09-21T09:00:00Z"));
        clock.moveOnTo(Instant.parse("2026-09-30T09:00:00Z"));
        clock.moveOnTo(Instant.parse("2026-09-22T09:00:00Z"));
        assertThat(clock.now()).isEqualTo("2026-09-30T09:00:00Z");
        assertThat(REAL.plus(Duration.parse(Files.readString(clock.file())))).isEqualTo("2026-09-30T09:00:00Z");
    }

    private StoryClock clock(Instant start) {
        return new StoryClock(folder.resolve("offset"), start, InstantSource.fixed(REAL));
    }
}
