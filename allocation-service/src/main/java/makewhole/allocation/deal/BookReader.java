package makewhole.allocation.deal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.csv.CsvRows;
import makewhole.platform.csv.JsonRows;
import makewhole.platform.csv.NdjsonRows;
import makewhole.platform.csv.RowErrors;
import makewhole.platform.csv.RowSection;

/** Reads an upload row by row, and tells everything that is wrong with a row. It remembers the deals, not the commitments. */
final class BookReader {
    static final int MOST_DEALS = 100_000;

    private final BookKind kind;
    private final BookUpload upload;
    private final RowErrors errors;
    private final Map<DealId, Draft> drafts = new LinkedHashMap<>();

    BookReader(BookKind kind, BookUpload upload, RowErrors errors) {
        this.kind = kind;
        this.upload = upload;
        this.errors = errors;
    }

    /** A deal of the upload; empty if its row was refused. */
    private static final class Draft {
        private final long row;
        private final Optional<Deal> deal;
        private boolean hasCommitments;

        Draft(long row, Optional<Deal> deal) {
            this.row = row;
            this.deal = deal;
        }
    }

    /** Reads to the end and hands on every commitment whose deal and investor are known. */
    void read(Consumer<StagedCommitment> commitments) {
        var deals = new RowSection("deals", DealRow.form(kind), this::deal);
        var rows = new RowSection("commitments", CommitmentRow.form(kind), row -> commitment(row, commitments));
        switch (upload) {
            case BookUpload.Csv(var dealFile, var commitmentFile) -> {
                new CsvRows(upload.dealsFile(), deals.form(), errors).forEach(dealFile, deals.consumer());
                if (drafts.isEmpty()) {
                    errors.refuseIfAny(); // Commitments can only be told right from wrong when the deals are known.
                }
                new CsvRows(upload.commitmentsFile(), rows.form(), errors).forEach(commitmentFile, rows.consumer());
            }
            case BookUpload.Ndjson(var content) ->
                new NdjsonRows(upload.dealsFile(), List.of(named("deal", deals), named("commitment", rows)), errors)
                        .forEach(content);
            case BookUpload.Json(var content) -> new JsonRows("body", List.of(deals, rows), errors).forEach(content);
        }
        refuseDealsWithoutCommitments();
    }

    /** Said of no deal if no commitment could be read at all, and that has been told already. */
    private void refuseDealsWithoutCommitments() {
        boolean someCouldBeRead = drafts.values().stream().anyMatch(draft -> draft.hasCommitments);
        if (!someCouldBeRead && !errors.isEmpty()) {
            return;
        }
        drafts.forEach((id, draft) -> {
            if (!draft.hasCommitments) {
                refuse(id, "deal_id", "'%s' has no commitments".formatted(id));
            }
        });
    }

    /** The ids of all deals of the upload. */
    Set<DealId> ids() {
        return drafts.keySet();
    }

    /** The deals of the upload by id, as far as their rows were not refused. */
    Map<DealId, Deal> deals() {
        Map<DealId, Deal> known = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> draft.deal.ifPresent(deal -> known.put(id, deal)));
        return known;
    }

    /** Adds an error of the row of a deal. */
    void refuse(DealId deal, String field, String reason) {
        Draft draft = drafts.get(deal);
        errors.add(upload.dealsFile(), draft == null ? 0 : draft.row, field, reason);
    }

    private void deal(CsvRow row) {
        DealRow.id(row).ifPresent(id -> {
            Draft earlier = drafts.get(id);
            Optional<Deal> deal = DealRow.read(row, id, kind);
            if (earlier != null) {
                row.refuse("deal_id", "'%s' stands in row %d already".formatted(id, earlier.row));
            } else if (drafts.size() == MOST_DEALS) {
                row.refuse("deal_id", "is one deal more than the %d of one upload".formatted(MOST_DEALS));
            } else {
                drafts.put(id, new Draft(row.row(), deal));
            }
        });
    }

    /** The amounts of a deal whose own row was refused cannot be judged: their currency is unknown. */
    private void commitment(CsvRow row, Consumer<StagedCommitment> commitments) {
        Optional<DealId> id = DealRow.id(row);
        Optional<InvestorId> investor = CommitmentRow.investor(row);
        if (id.isEmpty()) {
            return;
        }
        Draft draft = drafts.get(id.get());
        if (draft == null) {
            row.refuse("deal_id", "there is no deal '%s' in %s".formatted(id.get(), before()));
            return;
        }
        draft.hasCommitments = true;
        if (investor.isPresent()) {
            StagedCommitment unread = StagedCommitment.refused(id.get(), row.row(), investor.get());
            commitments.accept(draft.deal
                    .flatMap(deal -> CommitmentRow.read(row, deal, investor.get(), kind))
                    .orElse(unread));
        }
    }

    private String before() {
        return switch (upload) {
            case BookUpload.Csv csv -> csv.dealsFile();
            case BookUpload.Ndjson ndjson -> "a line before this one";
            case BookUpload.Json json -> json.dealsFile();
        };
    }

    private static RowSection named(String name, RowSection section) {
        return new RowSection(name, section.form(), section.consumer());
    }
}
