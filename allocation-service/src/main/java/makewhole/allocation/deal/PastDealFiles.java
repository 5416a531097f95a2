package makewhole.allocation.deal;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makewhole.allocation.proration.BookRefusedException;
import makewhole.allocation.proration.DealId;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.csv.CsvRows;
import makewhole.platform.csv.RowErrors;

/** Reads {@code deals.csv} and {@code commitments.csv} into past deals, and tells everything that is wrong with them. */
final class PastDealFiles {
    static final String DEALS = "deals.csv";
    static final String COMMITMENTS = "commitments.csv";

    private final RowErrors errors;
    private final Map<DealId, PastDealDraft> drafts = new LinkedHashMap<>();

    PastDealFiles(RowErrors errors) {
        this.errors = errors;
    }

    void readDeals(InputStream content) {
        new CsvRows(DEALS, DealRow.COLUMNS, errors).forEach(content, this::deal);
    }

    /** Commitments can only be told right from wrong when the deals are known, so there must be some. */
    void readCommitments(InputStream content) {
        if (drafts.isEmpty()) {
            errors.refuseIfAny();
        }
        new CsvRows(COMMITMENTS, CommitmentRow.COLUMNS, errors).forEach(content, this::commitment);
    }

    Set<DealId> ids() {
        return drafts.keySet();
    }

    /** Refuses deals that are there already. */
    void refuse(Set<DealId> known) {
        drafts.forEach((id, draft) -> {
            if (known.contains(id)) {
                errors.add(DEALS, draft.row(), "deal_id", "'%s' has been imported before".formatted(id));
            }
        });
    }

    /** The deals with their books; a deal whose book cannot be one becomes an error. */
    List<PastDeal> pastDeals() {
        List<PastDeal> past = new ArrayList<>();
        drafts.forEach((id, draft) -> {
            if (draft.hasNoCommitments()) {
                errors.add(DEALS, draft.row(), "deal_id", "'%s' has no commitments in %s".formatted(id, COMMITMENTS));
                return;
            }
            try {
                past.add(draft.pastDeal());
            } catch (BookRefusedException refused) {
                errors.add(DEALS, draft.row(), "", String.valueOf(refused.getMessage()));
            }
        });
        return past;
    }

    private void deal(CsvRow row) {
        DealRow.id(row).ifPresent(id -> {
            if (drafts.containsKey(id)) {
                row.refuse(
                        "deal_id",
                        "'%s' stands in row %d already"
                                .formatted(id, drafts.get(id).row()));
                DealRow.read(row, id);
            } else {
                drafts.put(id, new PastDealDraft(row.row(), DealRow.read(row, id)));
            }
        });
    }

    private void commitment(CsvRow row) {
        DealRow.id(row).ifPresent(id -> {
            PastDealDraft draft = drafts.get(id);
            if (draft == null) {
                row.refuse("deal_id", "there is no deal '%s' in %s".formatted(id, DEALS));
            } else {
                draft.add(row);
            }
        });
    }
}
