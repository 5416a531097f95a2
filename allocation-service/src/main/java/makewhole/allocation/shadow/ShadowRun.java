package makewhole.allocation.shadow;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.proration.VersionName;

/**
 * A time in which a candidate is worked out beside the active version.
 *
 * @param stopped empty until somebody stops it; it also ends when the version is no candidate any more
 */
public record ShadowRun(UUID id, VersionName version, Step started, Optional<Step> stopped) {
    public ShadowRun {
        requireNonNull(id, "id");
        requireNonNull(version, "version");
        requireNonNull(started, "started");
        requireNonNull(stopped, "stopped");
    }

    /** Who did it, when and why. */
    public record Step(String by, Instant at, String reason) {}
}
