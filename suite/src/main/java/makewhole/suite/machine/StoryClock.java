package makewhole.suite.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The present of the story: a file that all services read, with how far the story is from the real time. It runs as a
 * real clock does, and can be moved forward, never back.
 */
public final class StoryClock {
    private final Path file;
    private final InstantSource realTime;
    private Duration offset = Duration.ZERO;

    /** A clock that starts at {@code start}. */
    public StoryClock(Path file, Instant start, InstantSource realTime) {
        this.file = file;
        this.realTime = realTime;
        set(Duration.between(realTime.instant(), start));
    }

    public Path file() {
        return file;
    }

    public Instant now() {
        return realTime.instant().plus(offset);
    }

    /** Moves on to {@code instant}, unless the story has passed it already. */
    public void moveOnTo(Instant instant) {
        if (instant.isAfter(now())) {
            set(Duration.between(realTime.instant(), instant));
        }
    }

    private void set(Duration newOffset) {
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(part, newOffset.toString());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            offset = newOffset;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
