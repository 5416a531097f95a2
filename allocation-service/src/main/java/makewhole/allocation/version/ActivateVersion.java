package makewhole.allocation.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Makes a verified version the active one, when two different persons say so. */
@ApplicationScoped
public class ActivateVersion {
    private final Versions versions;
    private final VerifiedVersions verified;
    private final Journal journal;

    ActivateVersion(Versions versions, VerifiedVersions verified, Journal journal) {
        this.versions = versions;
        this.verified = verified;
        this.journal = journal;
    }

    /**
     * The first person asks. A request that is there already stays; who made it, stays with it.
     *
     * @throws RefusedException if the version is not verified or may not be activated, or a service asks
     */
    @Transactional
    public Version request(VersionName name, String reason, Subject subject) {
        versions.lock();
        Version version = versions.require(name);
        requireMayBeActivated(version);
        if (!subject.isPerson()) {
            throw new RefusedException(new Refusal.SecondPersonRequired(subject.name()));
        }
        if (version.activationRequestedBy().isPresent()) {
            return version;
        }
        Version requested = version.activationRequested(Optional.of(subject.name()));
        versions.change(requested);
        journal.append(JournalEntry.of("version-activation-requested", "version", name, subject.name())
                .because(reason));
        return requested;
    }

    /**
     * Another person confirms; the version that was active, and those under suspicion, are retired.
     *
     * @throws RefusedException if nobody asked, the same person asked, or the version is not verified any more
     */
    @Transactional
    public Version confirm(VersionName name, String reason, Subject subject) {
        versions.lock();
        Version version = versions.require(name);
        String first = version.activationRequestedBy()
                .orElseThrow(() -> new RefusedException(new Refusal.ActivationNotRequested(name)));
        if (!subject.isAnotherPersonThan(first)) {
            throw new RefusedException(new Refusal.SecondPersonRequired(first));
        }
        String event = requireMayBeActivated(version);
        retireOthers(subject, name);
        Version active = version.inState(VersionState.ACTIVE).activationRequested(Optional.empty());
        versions.change(active);
        journal.append(JournalEntry.of(event, "version", name, subject.name())
                .because(reason)
                .with("requestedBy", first));
        return active;
    }

    private String requireMayBeActivated(Version version) {
        String event = VersionState.MOVES
                .event(version.state(), VersionState.ACTIVE)
                .filter(move -> version.isExecutable() && !version.suspected())
                .orElseThrow(() -> new RefusedException(new Refusal.MoveNotAllowed(
                        version.name(), version.state().name(), VersionState.ACTIVE.name())));
        if (!verified.isVerified(version)) {
            throw new RefusedException(verified.stale(version)
                    .<Refusal>map(because -> new Refusal.VerificationStale(version.name(), because))
                    .orElseGet(() -> new Refusal.NotVerified(version.name())));
        }
        return event;
    }

    private void retireOthers(Subject subject, VersionName successor) {
        for (Version other : versions.all()) {
            boolean replaced = other.state() == VersionState.ACTIVE || other.state() == VersionState.SUSPECT;
            if (replaced) {
                String event = VersionState.MOVES
                        .event(other.state(), VersionState.RETIRED)
                        .orElseThrow();
                versions.change(other.inState(VersionState.RETIRED));
                journal.append(JournalEntry.of(event, "version", other.name(), subject.name())
                        .with("successor", successor));
            }
        }
    }
}
