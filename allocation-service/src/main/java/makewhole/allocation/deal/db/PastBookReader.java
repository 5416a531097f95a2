package makewhole.allocation.deal.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.allocation.db.CopiedRow;
import makewhole.allocation.deal.Booked;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.deal.db.PastBookTable.Head;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.TierName;

/** Makes past books of their rows, and hands each on as soon as the first row of the next one comes. */
final class PastBookReader {
    private static final long NONE = -1;

    private final List<Head> heads;
    private final Consumer<PastBook> consumer;
    private int place;
    private List<Commitment> commitments = new ArrayList<>();
    private Booked.Lines booked = new Booked.Lines();
    private int weightsUnknown;

    PastBookReader(List<Head> heads, Consumer<PastBook> consumer) {
        this.heads = heads;
        this.consumer = consumer;
    }

    void row(CopiedRow row) {
        handOnBefore(Math.toIntExact(row.number()));
        commitments.add(commitment(row));
        long given = row.number(NONE);
        if (given == NONE) {
            booked.addMissing();
        } else {
            booked.add(given);
        }
        if (row.textOrNull() != null) {
            booked.lastIsInOtherCurrency();
        }
    }

    /** Hands on what is left. */
    void end() {
        handOnBefore(heads.size());
    }

    private void handOnBefore(int next) {
        while (place < next) {
            Head head = heads.get(place);
            consumer.accept(
                    new PastBook(head.deal(), head.version(), commitments, weightsUnknown, booked.of(head.lines())));
            commitments = new ArrayList<>();
            booked = new Booked.Lines();
            weightsUnknown = 0;
            place++;
        }
    }

    private Commitment commitment(CopiedRow row) {
        InvestorId investor = new InvestorId(row.text());
        long requested = row.number();
        long weight = row.number(NONE);
        if (weight == NONE) {
            weightsUnknown++;
        }
        long limit = row.number(NONE);
        String kind = row.textOrNull();
        return new Commitment(
                investor,
                requested,
                Math.max(0, weight),
                kind == null ? Optional.empty() : Optional.of(new Limit(limit, LimitKind.valueOf(kind))),
                row.instant(),
                tier(row),
                override(row));
    }

    private static TierName tier(CopiedRow row) {
        String tier = row.textOrNull();
        return tier == null ? TierName.ALL : new TierName(tier);
    }

    private static Optional<ManualOverride> override(CopiedRow row) {
        long amount = row.number(NONE);
        String reason = row.textOrNull();
        String requestedBy = row.textOrNull();
        String confirmedBy = row.textOrNull();
        return reason == null || requestedBy == null || confirmedBy == null
                ? Optional.empty()
                : Optional.of(new ManualOverride(amount, reason, requestedBy, confirmedBy));
    }
}
