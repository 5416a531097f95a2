package makewhole.allocation.verification.laws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.ZeroHistory;

/**
 * Books made from a seed: small ones full of ties, large amounts, investors without history, limits, lots, minimum
 * tickets, too little on offer and too much. The same seed gives the same book on every machine.
 */
public final class SeededBooks {
    private static final Instant FIRST_COMMITMENT = Instant.parse("2026-01-05T09:00:00Z");
    private static final int MOST_INVESTORS = 40;
    private static final long[] MAGNITUDES = {6, 100, 10_000, 1_000_000_000L, 10_000_000_000_000_000L};
    private static final long[] LOTS = {5, 100, 1_000};

    private final Random chance;
    private final long magnitude;

    private SeededBooks(long seed) {
        chance = new Random(seed);
        magnitude = MAGNITUDES[chance.nextInt(MAGNITUDES.length)];
    }

    /** A book under any terms. */
    public static Book of(long seed) {
        SeededBooks books = new SeededBooks(seed);
        return books.book(books.terms());
    }

    /** A book whose lot is one minor unit and that has no minimum ticket. */
    public static Book underUsualTerms(long seed) {
        return new SeededBooks(seed).book(Terms.USUAL);
    }

    private Book book(Terms terms) {
        List<Commitment> commitments = new ArrayList<>();
        int investors = 1 + chance.nextInt(MOST_INVESTORS);
        for (int i = 0; i < investors; i++) {
            commitments.add(commitment(i));
        }
        long demand = commitments.stream().mapToLong(Commitment::cap).sum();
        return new Book(onOffer(demand), terms, commitments);
    }

    private Commitment commitment(int i) {
        long requested = chance.nextLong(magnitude + 1);
        long weight = happens(15) ? 0 : chance.nextLong(magnitude + 1);
        Optional<Limit> limit = happens(20)
                ? Optional.of(new Limit(
                        chance.nextLong(magnitude + 1), happens(50) ? LimitKind.STATUTORY : LimitKind.CONTRACTUAL))
                : Optional.empty();
        Instant committedAt = FIRST_COMMITMENT.plusSeconds(chance.nextInt(MOST_INVESTORS));
        return new Commitment(new InvestorId("INV-%03d".formatted(i)), requested, weight, limit, committedAt);
    }

    private Terms terms() {
        long lot = happens(25) ? LOTS[chance.nextInt(LOTS.length)] : 1;
        long minimum = happens(20) ? chance.nextLong(magnitude / 2 + 1) : 0;
        return new Terms(ZeroHistory.ZERO_HISTORY_LAST, lot, minimum);
    }

    /** Mostly too little, sometimes exactly enough, nothing, or too much. */
    private long onOffer(long demand) {
        if (happens(80)) {
            return chance.nextLong(demand + 1);
        }
        return happens(50) ? demand : chance.nextLong(2 * demand + 2);
    }

    private boolean happens(int percent) {
        return chance.nextInt(100) < percent;
    }
}
