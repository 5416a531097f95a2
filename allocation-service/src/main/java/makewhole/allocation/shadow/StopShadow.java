package makewhole.allocation.shadow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.version.Versions;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Ends a shadow run. Deals that were published before are still compared. */
@ApplicationScoped
public class StopShadow {
    private final Versions versions;
    private final ShadowRuns runs;
    private final Journal journal;
    private final InstantSource clock;

    StopShadow(Versions versions, ShadowRuns runs, Journal journal, InstantSource clock) {
        this.versions = versions;
        this.runs = runs;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Stops it.
     *
     * @throws RefusedException if the version does not run in shadow
     */
    @Transactional
    public ShadowRun stop(VersionName name, String reason, String subject) {
        versions.lock();
        versions.require(name);
        ShadowRun run = runs.latest(name)
                .filter(latest -> latest.stopped().isEmpty())
                .orElseThrow(() -> new RefusedException(new Refusal.NotInShadow(name)));
        ShadowRun.Step stopped = new ShadowRun.Step(subject, clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
        runs.stop(run.id(), stopped);
        journal.append(JournalEntry.of("shadow-stopped", "version", name, subject)
                .because(reason)
                .with("shadow", run.id()));
        return new ShadowRun(run.id(), name, run.started(), Optional.of(stopped));
    }
}
