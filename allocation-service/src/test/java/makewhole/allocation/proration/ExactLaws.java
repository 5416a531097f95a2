package makewhole.allocation.proration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import makewhole.allocation.verification.laws.SeededBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold before rounding, for the exact shares in lots that follow from the levels the solver finds. */
class ExactLaws {
    private static final int BOOKS = 2_000;
    private static final int MANY = 100;

    /** Books under any terms. */
    static LongStream seeds() {
        return LongStream.range(0, BOOKS);
    }

    /** Whoever dropped out may come back when more is there, and takes from others then. */
    static LongStream seedsWhereNobodyDropsOut() {
        return seedsOf(ExactLaws::nobodyDropsOut);
    }

    /** Nor may a leaver move the mean that others have as weight. */
    static LongStream seedsWhereWeightsStayAndNobodyDropsOut() {
        return seedsOf(book -> nobodyDropsOut(book) && book.terms().zeroHistory() != ZeroHistory.MEAN_AS_WEIGHT);
    }

    private static LongStream seedsOf(Predicate<Book> asked) {
        return LongStream.iterate(0, seed -> seed + 1)
                .filter(seed -> asked.test(SeededBooks.ofTheWholeModel(seed)))
                .limit(BOOKS);
    }

    private static boolean nobodyDropsOut(Book book) {
        return book.terms().minimum() == 0 && book.terms().holders().isEmpty();
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void exact_shares_are_those_of_the_plain_reference(long seed) {
        Book book = SeededBooks.ofTheWholeModel(seed);
        Map<InvestorId, Fraction> exact = exact(book);
        PlainReference.of(book)
                .exact()
                .forEach((investor, share) ->
                        assertThat(share(exact, investor)).as(investor.value()).isEqualByComparingTo(share));
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seedsWhereNobodyDropsOut")
    void more_on_offer_hurts_nobody(long seed) {
        Book book = SeededBooks.ofTheWholeModel(seed);
        long more = new Random(seed).nextLong(book.demand() + 2);
        Map<InvestorId, Fraction> before = exact(book);
        exact(new Book(book.onOffer() + more, book.terms(), book.commitments()))
                .forEach((investor, share) -> assertThat(share).isGreaterThanOrEqualTo(share(before, investor)));
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seedsWhereWeightsStayAndNobodyDropsOut")
    void a_leaver_hurts_nobody(long seed) {
        Book book = SeededBooks.ofTheWholeModel(seed);
        List<Commitment> staying = new ArrayList<>(book.commitments());
        staying.remove(new Random(seed).nextInt(staying.size()));
        Map<InvestorId, Fraction> before = exact(book);
        exact(new Book(book.onOffer(), book.terms(), staying))
                .forEach((investor, share) -> assertThat(share).isGreaterThanOrEqualTo(share(before, investor)));
    }

    /**
     * Under usual terms and with tiers. A carve-out, an override and a weight that comes from the request mean another book
     * once a part is given. The book is blown up so that the exact shares of the first tranche are whole: nothing is
     * rounded on the way.
     */
    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void two_tranches_equal_one(long seed) {
        Book drawn = small(seed);
        long first = new Random(seed).nextLong(drawn.onOffer() + 1);
        long scale = denominator(Proration.of(new Book(first, drawn.terms(), drawn.commitments()))
                .levels());
        Book whole = scaled(drawn, drawn.onOffer(), scale);
        Map<InvestorId, Fraction> tranche = exact(scaled(drawn, first, scale));
        List<Commitment> stillWanted = whole.commitments().stream()
                .map(one ->
                        wanting(one, one.cap() - share(tranche, one.investor()).floor()))
                .toList();
        long given = tranche.values().stream().mapToLong(Fraction::floor).sum();
        Map<InvestorId, Fraction> second = exact(new Book(whole.onOffer() - given, whole.terms(), stillWanted));
        exact(whole)
                .forEach(
                        (investor, share) -> assertThat(share(tranche, investor).plus(share(second, investor)))
                                .isEqualByComparingTo(share));
    }

    @Test
    void the_laws_meet_many_books_of_each_kind() {
        List<Book> books = seedsWhereWeightsStayAndNobodyDropsOut()
                .mapToObj(SeededBooks::ofTheWholeModel)
                .toList();
        Map<String, Predicate<Book>> kinds = Map.of(
                "tiers", book -> book.terms().tiers().size() > 1,
                "carve-outs",
                        book -> book.terms().tiers().stream()
                                .anyMatch(tier -> tier.carveOut().isPresent()),
                "lots", book -> book.terms().lot() > 1,
                "overrides",
                        book -> book.commitments().stream()
                                .anyMatch(one -> one.override().isPresent()),
                "requests as weights", book -> book.terms().zeroHistory() == ZeroHistory.REQUEST_AS_WEIGHT);
        kinds.forEach((kind, isOne) ->
                assertThat(books.stream().filter(isOne).count()).as(kind).isGreaterThan(MANY));
        assertThat(seeds().mapToObj(ExactLaws::small)
                        .filter(book -> book.terms().tiers().size() > 1))
                .as("tranches of tiers")
                .hasSizeGreaterThan(MANY);
    }

    private static Book small(long seed) {
        Book drawn = SeededBooks.ofTheWholeModel(seed);
        List<Tier> tiers = drawn.terms().tiers().stream()
                .map(tier -> new Tier(tier.name(), Optional.empty()))
                .toList();
        List<Commitment> commitments = drawn.commitments().stream()
                .map(one -> new Commitment(
                        one.investor(),
                        one.cap() % 10_000,
                        one.weight() % 10_000,
                        Optional.empty(),
                        one.committedAt(),
                        one.tier(),
                        Optional.empty()))
                .toList();
        Terms terms = new Terms(ZeroHistory.ZERO_HISTORY_LAST, 1, 0, tiers, Optional.empty());
        return new Book(drawn.onOffer() % 100_000, terms, commitments);
    }

    private static Book scaled(Book book, long onOffer, long scale) {
        return new Book(
                onOffer * scale,
                book.terms(),
                book.commitments().stream()
                        .map(one -> wanting(one, one.cap() * scale))
                        .toList());
    }

    private static Commitment wanting(Commitment one, long requested) {
        return new Commitment(
                one.investor(),
                requested,
                one.weight(),
                Optional.empty(),
                one.committedAt(),
                one.tier(),
                Optional.empty());
    }

    private static Fraction share(Map<InvestorId, Fraction> shares, InvestorId investor) {
        return shares.getOrDefault(investor, Fraction.ZERO);
    }

    /** Of all levels together: at most one tier is served in part, the others have whole levels. */
    private static long denominator(Levels levels) {
        return levels.tiers().stream()
                .mapToLong(tier -> switch (tier.level()) {
                    case Level.EveryoneFilled() -> 1;
                    case Level.PerWeight(var ratio) -> ratio.denominator().longValueExact();
                    case Level.PerHead(var ratio) -> ratio.denominator().longValueExact();
                })
                .reduce(1, Math::multiplyExact);
    }

    private static Map<InvestorId, Fraction> exact(Book book) {
        Result result = Proration.of(book);
        Map<InvestorId, Fraction> exact = new HashMap<>();
        for (Commitment one : book.commitments()) {
            Level level = result.levels().of(one.tier()).orElseThrow();
            exact.put(
                    one.investor(),
                    one.override()
                            .map(override ->
                                    Fraction.of(override.amount() / book.terms().lot()))
                            .orElseGet(() -> share(book, one, level)));
        }
        result.dropOuts().forEach(leaver -> exact.put(leaver.investor(), Fraction.ZERO));
        assertThat(exact.values().stream()
                        .reduce(Fraction.ZERO, (sum, share) -> sum.plus(share).reduced()))
                .as("what is given in all")
                .isEqualByComparingTo(Fraction.of(given(result, book.terms().lot())));
        return exact;
    }

    private static long given(Result result, long lot) {
        return result.shares().stream().mapToLong(share -> share.given() / lot).sum();
    }

    private static Fraction share(Book book, Commitment one, Level level) {
        Fraction lot = Fraction.of(book.terms().lot());
        Fraction cap = Fraction.of(one.cap() / book.terms().lot());
        Fraction weight = weight(book, one);
        return switch (level) {
            case Level.EveryoneFilled() -> cap;
            case Level.PerWeight(var ratio) ->
                cap.smallerOf(Fraction.of(ratio).times(weight).dividedBy(lot));
            case Level.PerHead(var ratio) ->
                weight.compareTo(Fraction.ZERO) > 0
                        ? cap
                        : cap.smallerOf(Fraction.of(ratio).dividedBy(lot));
        };
    }

    private static Fraction weight(Book book, Commitment one) {
        if (one.weight() > 0) {
            return Fraction.of(one.weight());
        }
        return switch (book.terms().zeroHistory()) {
            case ZERO_HISTORY_LAST -> Fraction.ZERO;
            case REQUEST_AS_WEIGHT -> Fraction.of(one.requested());
            case MEAN_AS_WEIGHT -> mean(book);
        };
    }

    private static Fraction mean(Book book) {
        BigInteger sum = BigInteger.ZERO;
        long above = 0;
        for (Commitment one : book.commitments()) {
            sum = sum.add(BigInteger.valueOf(one.weight()));
            above += one.weight() > 0 ? 1 : 0;
        }
        return above == 0 ? Fraction.ZERO : new Fraction(sum, BigInteger.valueOf(above)).reduced();
    }
}
