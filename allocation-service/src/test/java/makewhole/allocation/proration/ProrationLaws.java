package makewhole.allocation.proration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import makewhole.allocation.DigestedRows;
import makewhole.allocation.verification.laws.Law;
import makewhole.allocation.verification.laws.SeededBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every law of allocation on 2,000 seeded books that it speaks of; a failure is replayed by its seed. */
class ProrationLaws {
    private static final int BOOKS = 2_000;
    private static final Algorithm RIGHT = new ProrationTwo();

    static LongStream seeds() {
        return LongStream.range(0, BOOKS);
    }

    /** The first seeds whose books have no minimum ticket. */
    static LongStream seedsWithoutMinimum() {
        return LongStream.iterate(0, seed -> seed + 1)
                .filter(seed -> SeededBooks.of(seed).terms().minimum() == 0)
                .limit(BOOKS);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seedsWithoutMinimum")
    void all_that_is_offered_is_given_or_all_that_is_wanted(long seed) {
        assertHolds(Law.THE_SUM_IS_EXACT, seed);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void nobody_is_given_more_than_their_cap(long seed) {
        assertHolds(Law.NOBODY_IS_ABOVE_THEIR_CAP, seed);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seedsWithoutMinimum")
    void nobody_with_unmet_demand_has_less_per_weight_than_anyone_else(long seed) {
        assertHolds(Law.UNMET_DEMAND_HAS_NO_LESS_PER_WEIGHT, seed);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void input_order_never_matters(long seed) {
        assertHolds(Law.INPUT_ORDER_NEVER_MATTERS, seed);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void weight_scale_never_matters(long seed) {
        assertHolds(Law.WEIGHT_SCALE_NEVER_MATTERS, seed);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void names_never_matter_where_times_differ(long seed) {
        assertHolds(Law.NAMES_NEVER_MATTER, seed);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seedsWithoutMinimum")
    void asking_for_more_than_one_will_get_changes_nothing_for_anyone(long seed) {
        assertHolds(Law.ASKING_FOR_MORE_CHANGES_NOTHING, seed);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seedsWithoutMinimum")
    void one_more_unit_on_offer_costs_nobody_more_than_one_unit(long seed) {
        assertHolds(Law.ONE_MORE_ON_OFFER_COSTS_NOBODY_MORE_THAN_ONE, seed);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void the_same_input_gives_the_same_output(long seed) {
        assertHolds(Law.SAME_INPUT_SAME_OUTPUT, seed);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void the_certificate_accepts_every_right_result(long seed) {
        assertHolds(Law.THE_CERTIFICATE_ACCEPTS, seed);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void the_plain_reference_agrees(long seed) {
        Book book = SeededBooks.underUsualTerms(seed);
        Map<InvestorId, Long> given = new HashMap<>();
        Proration.of(book).shares().forEach(share -> given.put(share.investor(), share.given()));
        assertThat(given).isEqualTo(PlainReference.of(book).whole());
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void lots_are_minor_units_of_a_larger_size(long seed) {
        Book book = SeededBooks.underUsualTerms(seed);
        long lot = 1 + new Random(seed).nextLong(9);
        Terms inLots = new Terms(ZeroHistory.ZERO_HISTORY_LAST, lot, 0);
        Book larger = new Book(
                book.onOffer() * lot,
                inLots,
                book.commitments().stream()
                        .map(one -> new Commitment(
                                one.investor(),
                                one.requested() * lot,
                                one.weight(),
                                one.limit().map(limit -> new Limit(limit.amount() * lot, limit.kind())),
                                one.committedAt()))
                        .toList());
        assertThat(Proration.of(larger).shares().stream().map(Share::given))
                .containsExactlyElementsOf(Proration.of(book).shares().stream()
                        .map(share -> share.given() * lot)
                        .toList());
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void with_a_minimum_ticket_nobody_is_given_less_unless_nothing_and_those_who_stay_share_by_the_rule(long seed) {
        Book drawn = SeededBooks.underUsualTerms(seed);
        long average = drawn.onOffer() / drawn.commitments().size();
        Book book = new Book(
                drawn.onOffer(), new Terms(ZeroHistory.ZERO_HISTORY_LAST, 1, average + 1), drawn.commitments());
        Result result = Proration.of(book);
        assertThat(result.shares()).allMatch(share -> share.given() == 0 || share.given() > average);
        Set<InvestorId> out = new HashSet<>();
        result.dropOuts().forEach(dropOut -> out.add(dropOut.investor()));
        Book staying = new Book(
                drawn.onOffer(),
                Terms.USUAL,
                drawn.commitments().stream()
                        .filter(one -> !out.contains(one.investor()))
                        .toList());
        Map<InvestorId, Long> given = new HashMap<>();
        result.shares().stream()
                .filter(share -> !out.contains(share.investor()))
                .forEach(share -> given.put(share.investor(), share.given()));
        assertThat(given).isEqualTo(PlainReference.of(staying).whole());
    }

    /** The digest was worked out once and is written down: another machine, JDK or locale must come to the same. */
    @Test
    void all_books_together_give_the_same_results_on_every_machine() {
        DigestedRows rows = new DigestedRows("results of all seeded books");
        seeds().forEach(seed -> {
            Result result = RIGHT.allocate(SeededBooks.of(seed));
            rows.row(seed, result.levels());
            result.shares().forEach(share -> rows.row(share.investor(), share.cap(), share.given()));
        });
        assertThat(rows.digest()).isEqualTo("sha256:9e36a2c22f9fcccb0d66aa9b84bec140f86de1f1e6c14d3a49418e12f0ba0f69");
    }

    @Test
    void proration_1_breaks_the_laws_that_its_fault_breaks_and_keeps_the_others() {
        Set<Law> broken = EnumSet.noneOf(Law.class);
        seeds().forEach(seed -> Arrays.stream(Law.values())
                .filter(law -> brokenBy(new ProrationOne(), law, SeededBooks.underUsualTerms(seed), seed)
                        .isPresent())
                .forEach(broken::add));
        assertThat(broken)
                .containsExactlyInAnyOrder(
                        Law.NOBODY_IS_ABOVE_THEIR_CAP,
                        Law.ONE_MORE_ON_OFFER_COSTS_NOBODY_MORE_THAN_ONE,
                        Law.THE_CERTIFICATE_ACCEPTS);
    }

    private static void assertHolds(Law law, long seed) {
        Book book = SeededBooks.of(seed);
        assertThat(law.appliesTo(book)).isTrue();
        assertThat(brokenBy(RIGHT, law, book, seed)).isEmpty();
    }

    private static Optional<String> brokenBy(Algorithm algorithm, Law law, Book book, long seed) {
        return law.brokenBy(algorithm, book, new Random(seed));
    }
}
