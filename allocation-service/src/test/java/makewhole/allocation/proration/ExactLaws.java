package makewhole.allocation.proration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import makewhole.allocation.verification.laws.SeededBooks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold before rounding, for the exact shares that follow from the level the solver finds. Usual terms. */
class ExactLaws {
    static LongStream seeds() {
        return LongStream.range(0, 2_000);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void exact_shares_are_those_of_the_plain_reference(long seed) {
        Book book = SeededBooks.underUsualTerms(seed);
        Map<InvestorId, Fraction> exact = exact(book);
        PlainReference.of(book)
                .exact()
                .forEach((investor, share) ->
                        assertThat(exact.get(investor)).as(investor.value()).isEqualByComparingTo(share));
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void more_on_offer_hurts_nobody(long seed) {
        Book book = SeededBooks.underUsualTerms(seed);
        long more = new Random(seed).nextLong(book.demand() + 2);
        Map<InvestorId, Fraction> before = exact(book);
        exact(new Book(book.onOffer() + more, Terms.USUAL, book.commitments()))
                .forEach((investor, share) -> assertThat(share).isGreaterThanOrEqualTo(share(before, investor)));
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void a_leaver_hurts_nobody(long seed) {
        Book book = SeededBooks.underUsualTerms(seed);
        List<Commitment> staying = new ArrayList<>(book.commitments());
        staying.remove(new Random(seed).nextInt(staying.size()));
        Map<InvestorId, Fraction> before = exact(book);
        exact(new Book(book.onOffer(), Terms.USUAL, staying))
                .forEach((investor, share) -> assertThat(share).isGreaterThanOrEqualTo(share(before, investor)));
    }

    /** The book is blown up so that the exact shares of the first tranche are whole: nothing is rounded on the way. */
    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void two_tranches_equal_one(long seed) {
        Book drawn = small(seed);
        long first = new Random(seed).nextLong(drawn.onOffer() + 1);
        long scale = denominator(Proration.of(new Book(first, Terms.USUAL, drawn.commitments()))
                .levels()
                .ofAll()
                .orElseThrow());
        Book whole = scaled(drawn, drawn.onOffer(), scale);
        Map<InvestorId, Fraction> tranche = exact(scaled(drawn, first, scale));
        List<Commitment> stillWanted = whole.commitments().stream()
                .map(one -> new Commitment(
                        one.investor(),
                        one.cap() - share(tranche, one.investor()).floor(),
                        one.weight(),
                        Optional.empty(),
                        one.committedAt()))
                .toList();
        long given = tranche.values().stream().mapToLong(Fraction::floor).sum();
        Map<InvestorId, Fraction> second = exact(new Book(whole.onOffer() - given, Terms.USUAL, stillWanted));
        exact(whole)
                .forEach(
                        (investor, share) -> assertThat(share(tranche, investor).plus(share(second, investor)))
                                .isEqualByComparingTo(share));
    }

    private static Book small(long seed) {
        Book drawn = SeededBooks.underUsualTerms(seed);
        List<Commitment> commitments = drawn.commitments().stream()
                .map(one -> new Commitment(
                        one.investor(), one.cap() % 10_000, one.weight() % 10_000, Optional.empty(), one.committedAt()))
                .toList();
        return new Book(drawn.onOffer() % 100_000, Terms.USUAL, commitments);
    }

    private static Book scaled(Book book, long onOffer, long scale) {
        return new Book(
                onOffer * scale,
                Terms.USUAL,
                book.commitments().stream()
                        .map(one -> new Commitment(
                                one.investor(), one.requested() * scale, one.weight(), one.limit(), one.committedAt()))
                        .toList());
    }

    private static Fraction share(Map<InvestorId, Fraction> shares, InvestorId investor) {
        return shares.getOrDefault(investor, Fraction.ZERO);
    }

    private static long denominator(Level level) {
        return switch (level) {
            case Level.EveryoneFilled() -> 1;
            case Level.PerWeight(var ratio) -> ratio.denominator().longValueExact();
            case Level.PerHead(var ratio) -> ratio.denominator().longValueExact();
        };
    }

    private static Map<InvestorId, Fraction> exact(Book book) {
        Level level = Proration.of(book).levels().ofAll().orElseThrow();
        Map<InvestorId, Fraction> exact = new HashMap<>();
        for (Commitment one : book.commitments()) {
            Fraction cap = Fraction.of(one.cap());
            exact.put(
                    one.investor(),
                    switch (level) {
                        case Level.EveryoneFilled() -> cap;
                        case Level.PerWeight(var ratio) ->
                            cap.smallerOf(Fraction.of(ratio).times(Fraction.of(one.weight())));
                        case Level.PerHead(var ratio) -> one.weight() > 0 ? cap : cap.smallerOf(Fraction.of(ratio));
                    });
        }
        assertThat(exact.values().stream().reduce(Fraction.ZERO, Fraction::plus))
                .isEqualByComparingTo(
                        new Fraction(BigInteger.valueOf(Math.min(book.onOffer(), book.demand())), BigInteger.ONE));
        return exact;
    }
}
