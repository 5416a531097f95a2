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

    /** Takes a row that holds some commitments of one deal, column by column. */
    void rows(CopiedRow row) {
        handOnBefore(Math.toIntExact(row.number()));
        long count = row.number();
        Columns columns = Columns.of(row);
        for (long i = 0; i < count; i++) {
            commitments.add(commitment(columns));
            addBooked(columns);
        }
    }

    private record Columns(
            CopiedRow investor,
            CopiedRow requested,
            CopiedRow weight,
            CopiedRow limit,
            CopiedRow limitKind,
            CopiedRow committedAt,
            CopiedRow tier,
            CopiedRow override,
            CopiedRow reason,
            CopiedRow requestedBy,
            CopiedRow confirmedBy,
            CopiedRow given,
            CopiedRow currency) {
        static Columns of(CopiedRow row) {
            return new Columns(
                    row.elements(),
                    row.elements(),
                    row.elements(),
                    row.elements(),
                    row.elements(),
                    row.elements(),
                    row.elements(),
                    row.elements(),
                    row.elements(),
                    row.elements(),
                    row.elements(),
                    row.elements(),
                    row.elements());
        }
    }

    private void addBooked(Columns next) {
        long given = next.given().number(NONE);
        if (given == NONE) {
            booked.addMissing();
        } else {
            booked.add(given);
        }
        if (next.currency().textOrNull() != null) {
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

    private Commitment commitment(Columns next) {
        InvestorId investor = new InvestorId(next.investor().text());
        long requested = next.requested().number();
        long weight = next.weight().number(NONE);
        if (weight == NONE) {
            weightsUnknown++;
        }
        return new Commitment(
                investor,
                requested,
                Math.max(0, weight),
                limit(next),
                next.committedAt().instant(),
                tier(next),
                override(next));
    }

    private static Optional<Limit> limit(Columns next) {
        long limit = next.limit().number(NONE);
        String kind = next.limitKind().textOrNull();
        return kind == null ? Optional.empty() : Optional.of(new Limit(limit, LimitKind.valueOf(kind)));
    }

    private static TierName tier(Columns next) {
        String tier = next.tier().textOrNull();
        return tier == null ? TierName.ALL : new TierName(tier);
    }

    private static Optional<ManualOverride> override(Columns next) {
        long amount = next.override().number(NONE);
        String reason = next.reason().textOrNull();
        String requestedBy = next.requestedBy().textOrNull();
        String confirmedBy = next.confirmedBy().textOrNull();
        return reason == null || requestedBy == null || confirmedBy == null
                ? Optional.empty()
                : Optional.of(new ManualOverride(amount, reason, requestedBy, confirmedBy));
    }
}
