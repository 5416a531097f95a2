package makewhole.allocation.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Algorithms;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Makes a version whose code is in this release known as a candidate. */
@ApplicationScoped
public class RegisterVersion {
    private final Versions versions;
    private final Journal journal;
    private final InstantSource clock;

    RegisterVersion(Versions versions, Journal journal, InstantSource clock) {
        this.versions = versions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Registers it.
     *
     * @throws RefusedException if this release has no code of that name, or the version is known already
     */
    @Transactional
    public Version register(VersionName name, String description, String author, Subject subject) {
        if (Algorithms.of(name).isEmpty()) {
            throw new RefusedException(new Refusal.VersionNotInRelease(
                    name, Algorithms.all().stream().map(Algorithm::version).toList()));
        }
        versions.lock();
        Optional<Version> known = versions.find(name);
        if (known.isPresent()) {
            throw new RefusedException(
                    new Refusal.VersionExists(name, known.get().state().name()));
        }
        Version candidate = Version.registered(
                name,
                new Registration(
                        description, author, subject.name(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        versions.add(candidate);
        journal.append(JournalEntry.of("version-registered", "version", name, subject.name())
                .with("state", candidate.state())
                .with("description", description)
                .with("author", author));
        return candidate;
    }
}
