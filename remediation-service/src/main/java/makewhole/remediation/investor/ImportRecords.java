package makewhole.remediation.investor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import makewhole.platform.csv.RowErrors;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Takes a firm's export whole or not at all. What is known is never changed: a row that contradicts it is refused. */
@ApplicationScoped
public class ImportRecords {
    private final FirmRecords records;
    private final Journal journal;

    ImportRecords(FirmRecords records, Journal journal) {
        this.records = records;
        this.journal = journal;
    }

    /**
     * Takes the files.
     *
     * @throws makewhole.platform.csv.RowsRefusedException if a row is wrong; every wrong row is named
     */
    @Transactional
    public Imported take(Upload upload, Subject subject) {
        records.lock();
        RowErrors errors = new RowErrors();
        var payees = upload.investors()
                .map(file -> RecordFiles.INVESTORS.read(file, records::payees, wanted -> Set.of(), errors))
                .orElseGet(RecordFile.Read::nothing);
        var distributions = upload.distributions()
                .map(file -> RecordFiles.DISTRIBUTIONS.read(file, records::distributions, records::gone, errors))
                .orElseGet(RecordFile.Read::nothing);
        var valuations = upload.valuations()
                .map(file -> RecordFiles.VALUATIONS.read(file, records::valuations, records::gone, errors))
                .orElseGet(RecordFile.Read::nothing);
        errors.refuseIfAny();
        records.addPayees(payees.added());
        records.addDistributions(distributions.added());
        records.addValuations(valuations.added());
        journal.append(JournalEntry.of("records-imported", "import", "remediation", subject.name())
                .with("investorsAdded", payees.added().size())
                .with("distributionsAdded", distributions.added().size())
                .with("valuationsAdded", valuations.added().size()));
        return new Imported(payees.rows(), distributions.rows(), valuations.rows());
    }
}
