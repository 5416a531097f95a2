package makewhole.allocation.version.http;

import java.util.Optional;
import makewhole.allocation.version.Verification;
import makewhole.allocation.version.Version;
import org.jspecify.annotations.Nullable;

/** A version on the wire. */
record VersionBody(
        String version,
        String state,
        boolean executable,
        boolean verified,
        @Nullable Verification verification) {
    static VersionBody of(Version version, boolean verified, Optional<Verification> verification) {
        return new VersionBody(
                version.name().value(),
                version.state().name(),
                version.isExecutable(),
                verified,
                verification.orElse(null));
    }
}
