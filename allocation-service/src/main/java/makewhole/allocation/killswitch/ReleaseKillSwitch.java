package makewhole.allocation.killswitch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.killswitch.EngagementHistory.Step;
import makewhole.allocation.version.VerifiedVersions;
import makewhole.allocation.version.Versions;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Releases an engagement, when two different persons say so and what it would set free is known to be right. */
@ApplicationScoped
public class ReleaseKillSwitch {
    private final Engagements engagements;
    private final EngagementHistory history;
    private final Versions versions;
    private final VerifiedVersions verified;
    private final Journal journal;
    private final InstantSource clock;

    ReleaseKillSwitch(
            Engagements engagements,
            EngagementHistory history,
            Versions versions,
            VerifiedVersions verified,
            Journal journal,
            InstantSource clock) {
        this.engagements = engagements;
        this.history = history;
        this.versions = versions;
        this.verified = verified;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The first person asks; asking again changes nothing.
     *
     * @throws RefusedException if it may not be released
     */
    @Transactional
    public Engagement request(UUID id, String reason, Subject subject) {
        Engagement engagement = locked(id);
        requireMayBeReleased(engagement);
        if (engagement.state() == EngagementState.RELEASE_REQUESTED) {
            return engagement;
        }
        Engagement requested = engagement.releaseRequested(subject.name());
        move(engagement, requested, reason, subject);
        return requested;
    }

    /**
     * Another person confirms.
     *
     * @throws RefusedException if nobody asked, the same person asked, or it may not be released (any more)
     */
    @Transactional
    public Engagement confirm(UUID id, String reason, Subject subject) {
        Engagement engagement = locked(id);
        String first = engagement
                .releaseRequestedBy()
                .orElseThrow(() -> new RefusedException(new Refusal.ReleaseNotRequested()));
        if (!subject.isAnotherPersonThan(first)) {
            throw new RefusedException(new Refusal.SecondPersonRequired(first));
        }
        requireMayBeReleased(engagement);
        Engagement released = engagement.released(subject.name());
        move(engagement, released, reason, subject);
        return released;
    }

    /**
     * Locks an engagement for the running transaction; whoever engages it waits as well. Versions are locked first, so
     * that none becomes suspect while everything is being released onto it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(UUID id) {
        versions.lock();
        engagements.lock(id);
    }

    private Engagement locked(UUID id) {
        lock(id);
        return engagements.require(id);
    }

    private void requireMayBeReleased(Engagement engagement) {
        if (engagement.isReleased()) {
            throw new RefusedException(new Refusal.ReleaseNotAllowed("It has been released already; see its history"));
        }
        switch (engagement.scope()) {
            case Scope.Everything() -> {
                if (!verified.activeIsVerified()) {
                    throw new RefusedException(new Refusal.ReleaseNotAllowed(
                            "Everything is released only onto an active version that is verified; verify one first"));
                }
            }
            case Scope.OfVersion(var version) -> {
                if (verified.isSuspected(version)) {
                    throw new RefusedException(new Refusal.ReleaseNotAllowed(
                            "Version %s is or was under suspicion and is never released; activate another one"
                                    .formatted(version)));
                }
            }
            case Scope.OfDeal _ -> {}
        }
    }

    private void move(Engagement from, Engagement to, String reason, Subject subject) {
        String event = EngagementState.MOVES.event(from.state(), to.state()).orElseThrow();
        engagements.change(to);
        history.add(
                to.id(),
                new Step(
                        to.state(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        subject.name(),
                        Optional.empty(),
                        reason));
        journal.append(JournalEntry.of(event, "engagement", to.id(), subject.name())
                .because(reason)
                .with("scope", to.scope())
                .with("incident", to.incident()));
    }
}
