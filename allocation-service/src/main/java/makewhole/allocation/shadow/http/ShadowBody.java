package makewhole.allocation.shadow.http;

import java.time.Instant;
import java.util.Optional;
import makewhole.allocation.shadow.Comparisons;
import makewhole.allocation.shadow.ShadowRun;
import org.jspecify.annotations.Nullable;

/**
 * A candidate's latest shadow run, and all that its runs have shown.
 *
 * @param failed deals for which its certificate was refused or its code failed
 */
record ShadowBody(
        String version,
        boolean running,
        String startedBy,
        Instant startedAt,
        String reason,
        @Nullable String stoppedBy,
        @Nullable Instant stoppedAt,
        @Nullable String stopReason,
        long compared,
        long equal,
        long different,
        long failed) {
    static ShadowBody of(ShadowRun run, boolean running, Comparisons.Counts counts) {
        Optional<ShadowRun.Step> stopped = run.stopped();
        return new ShadowBody(
                run.version().value(),
                running,
                run.started().by(),
                run.started().at(),
                run.started().reason(),
                stopped.map(ShadowRun.Step::by).orElse(null),
                stopped.map(ShadowRun.Step::at).orElse(null),
                stopped.map(ShadowRun.Step::reason).orElse(null),
                counts.compared(),
                counts.equal(),
                counts.different(),
                counts.refused());
    }
}
