package makewhole.allocation.deal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.version.Versions;
import makewhole.platform.csv.RowErrors;
import makewhole.platform.csv.RowsRefusedException;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Takes in past deals from two CSV files, whole or not at all. */
@ApplicationScoped
public class ImportPastDeals {
    private final Deals deals;
    private final ImportedAllocations allocations;
    private final Versions versions;
    private final Journal journal;

    ImportPastDeals(Deals deals, ImportedAllocations allocations, Versions versions, Journal journal) {
        this.deals = deals;
        this.allocations = allocations;
        this.versions = versions;
        this.journal = journal;
    }

    /** How much was taken in. */
    public record Imported(int deals, int commitments, int investors) {}

    /**
     * Takes them in.
     *
     * @throws RowsRefusedException naming file, row and field of everything that is wrong; nothing was taken in then
     */
    @Transactional
    public Imported from(InputStream dealFile, InputStream commitmentFile, String subject) {
        RowErrors errors = new RowErrors();
        PastDealFiles files = new PastDealFiles(errors);
        files.readDeals(dealFile);
        files.refuse(deals.known(files.ids()));
        files.readCommitments(commitmentFile);
        errors.refuseIfAny();
        List<PastDeal> past = files.pastDeals();
        errors.refuseIfAny();
        return takeIn(past, subject);
    }

    private Imported takeIn(List<PastDeal> past, String subject) {
        past.stream().map(PastDeal::version).distinct().sorted().forEach(versions::registerHistorical);
        deals.add(past.stream().map(PastDeal::dealBook).toList());
        allocations.book(past, subject);
        int commitments = past.stream().mapToInt(deal -> deal.booked().size()).sum();
        Set<InvestorId> investors = past.stream()
                .flatMap(deal -> deal.booked().keySet().stream())
                .collect(java.util.stream.Collectors.toSet());
        for (PastDeal deal : past) {
            DealId id = deal.dealBook().deal().id();
            journal.append(JournalEntry.of("deal-imported", "deal", id, subject)
                    .with("algorithmVersion", deal.version())
                    .with("commitments", deal.booked().size()));
        }
        return new Imported(past.size(), commitments, investors.size());
    }
}
