package makewhole.allocation.allocation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.killswitch.EngageKillSwitch;
import makewhole.allocation.killswitch.Engagement;
import makewhole.allocation.killswitch.Scope;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.version.SuspectVersion;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** A version whose result was not certified is halted by the service itself, at once, and suspected for ever. */
@ApplicationScoped
class RejectCertificate {
    private static final String SUBJECT = "allocation-service";

    private final EngageKillSwitch engageKillSwitch;
    private final SuspectVersion suspectVersion;
    private final Journal journal;

    RejectCertificate(EngageKillSwitch engageKillSwitch, SuspectVersion suspectVersion, Journal journal) {
        this.engageKillSwitch = engageKillSwitch;
        this.suspectVersion = suspectVersion;
        this.journal = journal;
    }

    /** Halts the version in a transaction of its own. The journal's entry is what an incident is opened from. */
    void halt(DealBook book, VersionName version, List<String> violations, String subject) {
        engageKillSwitch.engage(
                () -> QuarkusTransaction.requiringNew().call(() -> record(book, version, violations, subject)));
    }

    private Engagement record(DealBook book, VersionName version, List<String> violations, String subject) {
        String incident = "certificate-rejected";
        String reason = "The certificate of what %s made of deal %s was refused: %s"
                .formatted(version, book.deal().id(), violations.getFirst());
        suspectVersion.suspect(version, incident, reason, SUBJECT);
        Engagement engaged = engageKillSwitch.record(new EngageKillSwitch.Order(
                new Scope.OfVersion(version), incident, reason, SUBJECT, Optional.of(subject)));
        journal.append(
                JournalEntry.of("certificate-rejected", "deal", book.deal().id(), subject)
                        .because(reason)
                        .with("version", version)
                        .with("engagement", engaged.id())
                        .with("inputsDigest", book.digest())
                        .with("violations", violations.size()));
        return engaged;
    }
}
