package makewhole.remediation.rates;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.interest.RateTableFile;

/**
 * Writes version 1 of every table down when a service starts on a new database. Tables that were taken from their issuer
 * are confirmed with the release; the others wait for a person who compares them with the issuer's.
 */
@ApplicationScoped
class ShippedRateTables {
    private static final int FIRST = 1;
    private static final Set<String> FROM_THEIR_ISSUER = Set.of("irs-underpayment-rate", "ny-cplr-5004");

    private final RateTableVersions versions;
    private final Journal journal;
    private final InstantSource clock;

    ShippedRateTables(RateTableVersions versions, Journal journal, InstantSource clock) {
        this.versions = versions;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    void keep(@Observes StartupEvent started) {
        versions.lock();
        for (String table : RateTableVersions.tables()) {
            if (versions.newest(table).isEmpty()) {
                add(read(table));
            }
        }
    }

    private void add(RateTable table) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<RateRow> rows = table.periods().stream()
                .map(period -> new RateRow(period, table.source()))
                .toList();
        RateTableVersion shipped = RateTableVersion.of(FIRST, table, rows, RateTableVersion.SHIPPED, now);
        versions.add(shipped);
        if (FROM_THEIR_ISSUER.contains(table.name())) {
            versions.addConfirmation(new RateTableVersion(
                    shipped.table(),
                    shipped.version(),
                    shipped.confirmedThrough(),
                    shipped.rows(),
                    shipped.digest(),
                    shipped.importedBy(),
                    shipped.importedAt(),
                    Optional.of(new Confirmation(RateTableVersion.SHIPPED, now))));
        }
        journal.append(JournalEntry.of("rate-table-shipped", "rate-table", table.name(), RateTableVersion.SHIPPED)
                .with("version", FIRST)
                .with("confirmedThrough", table.confirmedThrough())
                .with("digest", shipped.digest()));
    }

    static RateTable read(String table) {
        try (InputStream content = ShippedRateTables.class.getResourceAsStream("/rates/" + table + ".csv")) {
            if (content == null) {
                throw new IllegalStateException("the table %s is not shipped".formatted(table));
            }
            return RateTableFile.read(table, content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
