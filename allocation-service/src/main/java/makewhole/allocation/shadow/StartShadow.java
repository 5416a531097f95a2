package makewhole.allocation.shadow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.version.Version;
import makewhole.allocation.version.VersionState;
import makewhole.allocation.version.Versions;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Begins to work a candidate out beside the active version. */
@ApplicationScoped
public class StartShadow {
    private final Versions versions;
    private final ShadowRuns runs;
    private final Journal journal;
    private final InstantSource clock;

    StartShadow(Versions versions, ShadowRuns runs, Journal journal, InstantSource clock) {
        this.versions = versions;
        this.runs = runs;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Every deal that is published after this has returned is worked out by the candidate as well. Starting what is under
     * way changes nothing.
     *
     * @throws RefusedException if the version is no candidate, or its code is not in this release
     */
    @Transactional
    public ShadowRun start(VersionName name, String reason, String subject) {
        versions.lock();
        Version version = versions.require(name);
        if (version.state() != VersionState.CANDIDATE || !version.isExecutable()) {
            String state = version.isExecutable() ? version.state().name() : "not in it";
            throw new RefusedException(new Refusal.NotACandidate(name, state));
        }
        return runs.latest(name).filter(run -> run.stopped().isEmpty()).orElseGet(() -> begin(name, reason, subject));
    }

    private ShadowRun begin(VersionName name, String reason, String subject) {
        ShadowRun run = new ShadowRun(
                UUID.randomUUID(),
                name,
                new ShadowRun.Step(subject, clock.instant().truncatedTo(ChronoUnit.MICROS), reason),
                Optional.empty());
        runs.add(run);
        journal.append(JournalEntry.of("shadow-started", "version", name, subject)
                .because(reason)
                .with("shadow", run.id()));
        return run;
    }
}
