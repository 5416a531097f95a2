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

/**
 * Retires a version that nothing is allocated with. The active one is only replaced: retiring cannot be taken back, and
 * to stop it there is the kill switch, which can.
 */
@ApplicationScoped
public class RetireVersion {
    private final Versions versions;
    private final Journal journal;

    RetireVersion(Versions versions, Journal journal) {
        this.versions = versions;
        this.journal = journal;
    }

    /**
     * Retires it for good; a request to activate it falls. The switch of a suspect stays engaged.
     *
     * @throws RefusedException if it is active, or retired already
     */
    @Transactional
    public Version retire(VersionName name, String reason, Subject subject) {
        versions.lock();
        Version version = versions.require(name);
        if (version.state() == VersionState.ACTIVE) {
            throw new RefusedException(new Refusal.ActiveVersionStays(name));
        }
        String event = VersionState.MOVES
                .event(version.state(), VersionState.RETIRED)
                .orElseThrow(() -> new RefusedException(
                        new Refusal.MoveNotAllowed(name, version.state().name(), VersionState.RETIRED.name())));
        Version retired = version.inState(VersionState.RETIRED).activationRequested(Optional.empty());
        versions.change(retired);
        journal.append(JournalEntry.of(event, "version", name, subject.name()).because(reason));
        return retired;
    }
}
