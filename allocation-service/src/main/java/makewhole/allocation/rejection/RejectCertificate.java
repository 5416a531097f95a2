package makewhole.allocation.rejection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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

/**
 * A version whose result was not certified is halted by the service itself, at once, and suspected for ever; an incident
 * is opened for it.
 */
@ApplicationScoped
public class RejectCertificate {
    static final String SUBJECT = "allocation-service";

    private final EngageKillSwitch engageKillSwitch;
    private final SuspectVersion suspectVersion;
    private final Rejections rejections;
    private final Journal journal;
    private final InstantSource clock;

    RejectCertificate(
            EngageKillSwitch engageKillSwitch,
            SuspectVersion suspectVersion,
            Rejections rejections,
            Journal journal,
            InstantSource clock) {
        this.engageKillSwitch = engageKillSwitch;
        this.suspectVersion = suspectVersion;
        this.rejections = rejections;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Halts the version in a transaction of its own, which also leaves the order for the incident. However often a version is
     * rejected, it is halted once and has one incident.
     *
     * @param subject for whom the result was worked out
     */
    public void halt(DealBook book, VersionName version, List<String> violations, String subject) {
        engageKillSwitch.engage(
                () -> QuarkusTransaction.requiringNew().call(() -> record(book, version, violations, subject)));
    }

    private Engagement record(DealBook book, VersionName version, List<String> violations, String subject) {
        Rejection rejection = new Rejection(
                version,
                book.deal().id(),
                violations,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Optional.empty());
        String reason = "The certificate of what %s made of deal %s was refused: %s"
                .formatted(version, rejection.deal(), inShort(violations));
        suspectVersion.suspect(version, rejection.reference(), reason, SUBJECT);
        Engagement engaged = engageKillSwitch.record(new EngageKillSwitch.Order(
                new Scope.OfVersion(version), rejection.reference(), reason, SUBJECT, Optional.of(subject)));
        journal.append(JournalEntry.of("certificate-rejected", "deal", rejection.deal(), subject)
                .because(reason)
                .with("version", version)
                .with("engagement", engaged.id())
                .with("inputsDigest", book.digest())
                .with("violations", violations.size()));
        rejections.addFirst(rejection);
        return engaged;
    }

    /** Rule and number only: everybody is told why a switch is engaged. Whose lines are wrong stays in the rejection. */
    private static String inShort(List<String> violations) {
        String rule = violations.getFirst().split(":", 2)[0];
        return "%s (violations: %d)".formatted(rule, violations.size());
    }
}
