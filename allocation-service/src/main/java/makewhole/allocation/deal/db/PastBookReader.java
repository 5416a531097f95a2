package makewhole.allocation.deal.db;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.allocation.db.CopiedRow;
import makewhole.allocation.deal.Booked;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.deal.db.PastBookTable.Head;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.TierName;
import org.jspecify.annotations.Nullable;

/** Makes past books of their rows, and hands each on as soon as the first row of the next one comes. */
final class PastBookReader {
    private static final long NONE = -1;

    private final List<Head> heads;
    private final Map<DealId, Map<InvestorId, ManualOverride>> overrides;
    private final Consumer<PastBook> consumer;
    private int place;
    private List<Line> lines = new ArrayList<>();
    private int weightsUnknown;
    private int inOtherCurrency;

    PastBookReader(
            List<Head> heads, Map<DealId, Map<InvestorId, ManualOverride>> overrides, Consumer<PastBook> consumer) {
        this.heads = heads;
        this.overrides = overrides;
        this.consumer = consumer;
    }

    /** A commitment with what was booked for it. */
    private record Line(Commitment commitment, long given) {
        private static final Comparator<Line> BOOK_ORDER = Comparator.comparing(Line::commitment, Commitment.TIE_ORDER);
    }

    /** Takes a row that holds some commitments of one deal, column by column. */
    void rows(CopiedRow row) {
        handOnBefore(Math.toIntExact(row.number()));
        Map<InvestorId, ManualOverride> decided =
                overrides.getOrDefault(heads.get(place).deal().id(), Map.of());
        long count = row.number();
        inOtherCurrency += Math.toIntExact(row.number());
        Columns columns = Columns.of(row);
        for (long i = 0; i < count; i++) {
            Commitment commitment = commitment(columns, decided);
            lines.add(new Line(commitment, columns.given().number(NONE)));
        }
    }

    /** Those of limits and tiers are missing if no commitment of the row has any. */
    private record Columns(
            CopiedRow investor,
            CopiedRow requested,
            CopiedRow weight,
            CopiedRow committedAt,
            CopiedRow given,
            @Nullable CopiedRow limit,
            @Nullable CopiedRow limitKind,
            @Nullable CopiedRow tier) {
        static Columns of(CopiedRow row) {
            return new Columns(
                    row.elements(),
                    row.elements(),
                    row.elements(),
                    row.elements(),
                    row.elements(),
                    row.elementsOrNull(),
                    row.elementsOrNull(),
                    row.elementsOrNull());
        }
    }

    /** Hands on what is left. */
    void end() {
        handOnBefore(heads.size());
    }

    private void handOnBefore(int next) {
        while (place < next) {
            handOn(heads.get(place));
            lines = new ArrayList<>();
            weightsUnknown = 0;
            inOtherCurrency = 0;
            place++;
        }
    }

    private void handOn(Head head) {
        lines.sort(Line.BOOK_ORDER);
        List<Commitment> commitments = new ArrayList<>(lines.size());
        Booked.Lines booked = new Booked.Lines();
        for (Line line : lines) {
            commitments.add(line.commitment());
            if (line.given() == NONE) {
                booked.addMissing();
            } else {
                booked.add(line.given());
            }
        }
        consumer.accept(new PastBook(
                head.deal(), head.version(), commitments, weightsUnknown, booked.of(head.lines(), inOtherCurrency)));
    }

    private Commitment commitment(Columns next, Map<InvestorId, ManualOverride> decided) {
        InvestorId investor = new InvestorId(next.investor().text());
        long weight = next.weight().number(NONE);
        if (weight == NONE) {
            weightsUnknown++;
        }
        return new Commitment(
                investor,
                next.requested().number(),
                Math.max(0, weight),
                limit(next),
                next.committedAt().instant(),
                tier(next),
                Optional.ofNullable(decided.get(investor)));
    }

    private static Optional<Limit> limit(Columns next) {
        if (next.limit() == null || next.limitKind() == null) {
            return Optional.empty();
        }
        long limit = next.limit().number(NONE);
        String kind = next.limitKind().textOrNull();
        return kind == null ? Optional.empty() : Optional.of(new Limit(limit, LimitKind.valueOf(kind)));
    }

    private static TierName tier(Columns next) {
        String tier = next.tier() == null ? null : next.tier().textOrNull();
        return tier == null ? TierName.ALL : new TierName(tier);
    }
}
