package makewhole.allocation.shadow;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.proration.VersionName;

/** All shadow runs. */
public interface ShadowRuns {
    void add(ShadowRun run);

    void stop(UUID run, ShadowRun.Step stopped);

    /** The newest one of a version. */
    Optional<ShadowRun> latest(VersionName version);

    /** The candidates that are to be worked out beside what is published now. */
    List<VersionName> inShadow();
}
