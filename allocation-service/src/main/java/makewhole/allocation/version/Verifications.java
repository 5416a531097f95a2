package makewhole.allocation.version;

import java.util.Optional;
import makewhole.allocation.proration.VersionName;

/** What verifications have shown. */
public interface Verifications {
    /** The latest one of a version; empty if it was never verified. */
    Optional<Verification> latest(VersionName version);

    /** The latest one of a version that has ended; empty if none has. */
    Optional<Verification> latestEnded(VersionName version);
}
