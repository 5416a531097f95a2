package makewhole.allocation.deal;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.version.Versions;
import makewhole.platform.csv.RowErrors;
import makewhole.platform.csv.RowsRefusedException;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Takes in deals with their books, whole or not at all, in flat memory whatever the number of commitments. */
@ApplicationScoped
public class ImportBooks {
    /** How many errors of a refused upload are kept, to be read as a file. */
    static final int MOST_ERRORS_KEPT = 10_000;

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final Deals deals;
    private final StagedBooks staged;
    private final ImportedAllocations allocations;
    private final Versions versions;
    private final Journal journal;

    ImportBooks(Deals deals, StagedBooks staged, ImportedAllocations allocations, Versions versions, Journal journal) {
        this.deals = deals;
        this.staged = staged;
        this.allocations = allocations;
        this.versions = versions;
        this.journal = journal;
    }

    /** How much was taken in. */
    public record Imported(int deals, long commitments, long investors) {}

    /**
     * Takes them in.
     *
     * @throws RowsRefusedException naming file, row and field of everything that is wrong; nothing was taken in then
     */
    @Transactional
    public Imported from(BookUpload upload, BookKind kind, String subject) {
        RowErrors errors = new RowErrors(MOST_ERRORS_KEPT);
        BookReader reader = new BookReader(kind, upload, errors);
        staged.fill(reader::read);
        Map<DealId, Deal> read = reader.deals();
        refuse(reader, deals.known(reader.ids()));
        staged.forEachSecondCommitment(second -> errors.add(
                upload.commitmentsFile(),
                second.row(),
                "investor_id",
                "'%s' commits to this deal in row %d already".formatted(second.investor(), second.earlierRow())));
        refuseSumsThatCannotBe(upload, reader, errors);
        errors.refuseIfAny();
        versions(read).forEach(versions::registerHistorical);
        // Somebody may have taken in the same deal since it was looked for above.
        refuse(reader, deals.addNew(List.copyOf(read.values())));
        errors.refuseIfAny();
        return takeIn(read, kind, subject);
    }

    private static void refuse(BookReader reader, Set<DealId> known) {
        known.forEach(id -> reader.refuse(id, "deal_id", "'%s' has been imported before".formatted(id)));
    }

    private void refuseSumsThatCannotBe(BookUpload upload, BookReader reader, RowErrors errors) {
        Map<DealId, Deal> read = reader.deals();
        for (StagedBooks.Sums sums : staged.sums()) {
            Optional.ofNullable(read.get(sums.deal()))
                    .flatMap(deal -> sums.book().refusal(deal.onOffer(), deal.terms()))
                    .ifPresent(reason -> reader.refuse(sums.deal(), "", reason));
            if (sums.booked().compareTo(MOST) > 0) {
                errors.add(
                        upload.commitmentsFile(),
                        staged.rowWhereBookedIsTooLarge(sums.deal()),
                        "booked",
                        "together with the deal's other lines it is larger than can be held");
            }
        }
    }

    private static List<VersionName> versions(Map<DealId, Deal> read) {
        return read.values().stream()
                .flatMap(deal -> deal.allocatedBy().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Imported takeIn(Map<DealId, Deal> read, BookKind kind, String subject) {
        staged.moveIntoBooks();
        Map<DealId, BookDigest> digests = new HashMap<>();
        Map<DealId, Long> sizes = new HashMap<>();
        read.forEach((id, deal) -> digests.put(id, new BookDigest(deal)));
        staged.forEachInTieOrder(row -> {
            requireNonNull(digests.get(row.deal())).add(row.commitment());
            sizes.merge(row.deal(), 1L, Long::sum);
        });
        staged.forEachOfUnknownWeight(row -> requireNonNull(digests.get(row.deal()))
                .addUnknownWeight(row.commitment().investor()));
        Map<DealId, String> inputs = new HashMap<>();
        digests.forEach((id, digest) -> inputs.put(id, digest.digest()));
        deals.keepDigests(inputs);
        if (kind == BookKind.PAST) {
            allocations.book(List.copyOf(read.values()), inputs, subject);
        }
        read.forEach((id, deal) -> journal.append(entry(deal, kind, subject)
                .with("commitments", sizes.getOrDefault(id, 0L))
                .with("inputsDigest", inputs.getOrDefault(id, ""))));
        staged.recountTables();
        StagedBooks.Size size = staged.size();
        return new Imported(read.size(), size.commitments(), size.investors());
    }

    private static JournalEntry entry(Deal deal, BookKind kind, String subject) {
        return switch (kind) {
            case LIVE -> JournalEntry.of("deal-offered", "deal", deal.id(), subject);
            case PAST ->
                JournalEntry.of("deal-imported", "deal", deal.id(), subject)
                        .with("algorithmVersion", deal.allocatedBy().orElseThrow());
        };
    }
}
