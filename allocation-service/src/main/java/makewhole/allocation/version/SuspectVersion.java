package makewhole.allocation.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Puts a version under suspicion. A retired one stays retired, but its suspicion is kept for ever. */
@ApplicationScoped
public class SuspectVersion {
    private final Versions versions;
    private final Journal journal;

    SuspectVersion(Versions versions, Journal journal) {
        this.versions = versions;
        this.journal = journal;
    }

    /** Suspects it; doing so again changes nothing. */
    @Transactional
    public Version suspect(VersionName name, String incident, String reason, String subject) {
        versions.lock();
        Version version = versions.require(name);
        if (version.suspected()) {
            return version;
        }
        Optional<String> event = VersionState.MOVES.event(version.state(), VersionState.SUSPECT);
        Version suspected = event.isPresent() ? version.inState(VersionState.SUSPECT) : version.underSuspicion();
        versions.change(suspected);
        journal.append(JournalEntry.of(event.orElse("version-suspected"), "version", name, subject)
                .because(reason)
                .with("incident", incident)
                .with("state", suspected.state()));
        return suspected;
    }
}
