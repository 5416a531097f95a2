package makewhole.remediation.rates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.interest.RateTable;

/** Takes a new version of a table of rates, whole or not at all. It changes no figure before it is confirmed. */
@ApplicationScoped
public class ImportRateTable {
    private final RateTableVersions versions;
    private final Journal journal;
    private final InstantSource clock;

    ImportRateTable(RateTableVersions versions, Journal journal, InstantSource clock) {
        this.versions = versions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Takes it as the next version.
     *
     * @throws makewhole.platform.csv.RowsRefusedException if a row cannot be read
     * @throws makewhole.remediation.refusal.RefusedException if the rows make no table
     * @throws makewhole.platform.problem.NotFoundException if no rule uses a table of this name
     */
    @Transactional
    public RateTableVersion take(RateTableUpload upload, Subject subject) {
        String table = RateTableVersions.known(upload.table());
        List<RateRow> rows = RateRows.of(RateTableCsv.read(upload), upload.confirmedThrough());
        versions.lock();
        int next = versions.newest(table).map(RateTableVersion::version).orElse(0) + 1;
        RateTable figures = new RateTable(
                table,
                rows.stream().map(RateRow::source).distinct().collect(Collectors.joining("; ")),
                upload.confirmedThrough(),
                rows.stream().map(RateRow::period).toList());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RateTableVersion version = RateTableVersion.of(next, figures, rows, subject.name(), now);
        versions.add(version);
        journal.append(JournalEntry.of("rate-table-imported", "rate-table", table, subject.name())
                .with("version", next)
                .with("rows", rows.size())
                .with("confirmedThrough", version.confirmedThrough())
                .with("digest", version.digest()));
        return version;
    }
}
