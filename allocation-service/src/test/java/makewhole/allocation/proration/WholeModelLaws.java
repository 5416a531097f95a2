package makewhole.allocation.proration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import makewhole.allocation.verification.laws.Law;
import makewhole.allocation.verification.laws.SeededBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every law on 4,000 seeded books with all that a deal can promise; a failure names its seed. */
class WholeModelLaws {
    private static final int BOOKS = 4_000;
    private static final int MANY = 100;
    private static final Algorithm RIGHT = new ProrationTwo();

    /** What sets a book apart from one under the usual terms. */
    private static final Map<String, Predicate<Book>> KINDS = Map.of(
            "tiers", book -> !book.terms().haveNoTiers(),
            "carve-outs",
                    book -> book.terms().tiers().stream()
                            .anyMatch(tier -> tier.carveOut().isPresent()),
            "lots", book -> book.terms().lot() > 1,
            "a minimum", book -> book.terms().minimum() > 0,
            "a limit on holders", book -> book.terms().holders().isPresent(),
            "overrides",
                    book -> book.commitments().stream()
                            .anyMatch(one -> one.override().isPresent()),
            "requests as weights", book -> book.terms().zeroHistory() == ZeroHistory.REQUEST_AS_WEIGHT,
            "a mean as weight", book -> book.terms().zeroHistory() == ZeroHistory.MEAN_AS_WEIGHT);

    @ParameterizedTest
    @EnumSource(Law.class)
    void a_law_holds_for_every_book_that_it_speaks_of(Law law) {
        for (long seed = 0; seed < BOOKS; seed++) {
            Book book = SeededBooks.ofTheWholeModel(seed);
            assertThat(law.brokenBy(RIGHT, book, new Random(seed)))
                    .as("%s, the book of seed %d: %s", law, seed, book)
                    .isEmpty();
        }
    }

    /** Those laws that look at a book as it is, or at one of the same amounts: more of anything could not be held. */
    @ParameterizedTest
    @EnumSource(
            value = Law.class,
            names = {
                "THE_SUM_IS_EXACT",
                "NOBODY_IS_ABOVE_THEIR_CAP",
                "UNMET_DEMAND_HAS_NO_LESS_PER_WEIGHT",
                "INPUT_ORDER_NEVER_MATTERS",
                "NAMES_NEVER_MATTER",
                "SAME_INPUT_SAME_OUTPUT",
                "THE_CERTIFICATE_ACCEPTS"
            })
    void a_law_holds_at_the_edge_of_what_can_be_held(Law law) {
        for (long seed = 0; seed < BOOKS; seed++) {
            Book book = ExtremeBooks.of(seed);
            assertThat(law.brokenBy(RIGHT, book, new Random(seed)))
                    .as("%s, the extreme book of seed %d: %s", law, seed, book)
                    .isEmpty();
        }
    }

    @Test
    void a_law_that_holds_for_all_books_meets_many_of_each_kind() {
        KINDS.forEach((kind, isOne) ->
                assertThat(books().filter(isOne).count()).as(kind).isGreaterThan(MANY));
    }

    @ParameterizedTest
    @EnumSource(Law.class)
    void a_law_speaks_of_books_with_tiers_lots_and_overrides(Law law) {
        for (String kind : List.of("tiers", "lots", "overrides")) {
            assertThat(books().filter(law::appliesTo).filter(isOf(kind)).count())
                    .as(kind)
                    .isGreaterThan(MANY / 2);
        }
    }

    /** More on offer hurts nobody, to the lot, however often it is repeated: nobody is worn down lot by lot. */
    @Test
    void ten_more_lots_cost_nobody_more_than_one_lot_in_all_where_nobody_drops_out() {
        for (long seed = 0; seed < BOOKS / 4; seed++) {
            Book book = SeededBooks.ofTheWholeModel(seed);
            if (!Law.ONE_MORE_ON_OFFER_COSTS_NOBODY_MORE_THAN_ONE.appliesTo(book)) {
                continue;
            }
            long lot = book.terms().lot();
            List<Share> before = Proration.of(book).shares();
            List<Share> after = Proration.of(new Book(book.onOffer() + 10 * lot, book.terms(), book.commitments()))
                    .shares();
            assertThat(IntStream.range(0, before.size())
                            .filter(i -> after.get(i).given() < before.get(i).given() - lot))
                    .as("the book of seed %d", seed)
                    .isEmpty();
        }
    }

    private static Predicate<Book> isOf(String kind) {
        return KINDS.getOrDefault(kind, book -> false);
    }

    private static Stream<Book> books() {
        return LongStream.range(0, BOOKS).mapToObj(SeededBooks::ofTheWholeModel);
    }
}
