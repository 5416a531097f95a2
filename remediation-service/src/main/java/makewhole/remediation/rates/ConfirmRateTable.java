package makewhole.remediation.rates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.refusal.InterestRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Lets plans use a version of a table of rates: a second person of finance has compared it with its sources. */
@ApplicationScoped
public class ConfirmRateTable {
    private final RateTableVersions versions;
    private final Journal journal;
    private final InstantSource clock;

    ConfirmRateTable(RateTableVersions versions, Journal journal, InstantSource clock) {
        this.versions = versions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Confirms it.
     *
     * @param digest the one that the person has compared
     * @throws RefusedException if the person imported it, the digest is another, or it or a newer one is confirmed
     */
    @Transactional
    public RateTableVersion confirm(String table, int version, String digest, Subject subject) {
        versions.lock();
        RateTableVersion confirmed = versions.require(table, version)
                .confirm(subject, digest, clock.instant().truncatedTo(ChronoUnit.MICROS));
        versions.newestConfirmed(table)
                .filter(newer -> newer.version() > version)
                .ifPresent(newer -> {
                    throw new RefusedException(
                            new InterestRefusal.RateTableSuperseded(table, version, newer.version()));
                });
        versions.addConfirmation(confirmed);
        journal.append(JournalEntry.of("rate-table-confirmed", "rate-table", table, subject.name())
                .with("version", version)
                .with("importedBy", confirmed.importedBy())
                .with("digest", digest));
        return confirmed;
    }
}
