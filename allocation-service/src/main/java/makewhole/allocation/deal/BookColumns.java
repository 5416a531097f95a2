package makewhole.allocation.deal;

import java.util.List;

/** The columns of deals and commitments as they go out, in CSV, NDJSON and JSON alike; all of them are taken in again. */
public final class BookColumns {
    public static final List<String> DEALS = DealRow.form(BookKind.PAST).columns();
    public static final List<String> COMMITMENTS =
            CommitmentRow.form(BookKind.PAST).columns();

    private BookColumns() {}

    /** In the order of {@link #DEALS}; what a deal does not have is empty. */
    public static List<String> values(Deal deal) {
        return DealRow.values(deal);
    }

    /** In the order of {@link #COMMITMENTS}; what a commitment does not have is empty. */
    public static List<String> values(ExportedCommitment commitment) {
        return CommitmentRow.values(commitment);
    }
}
