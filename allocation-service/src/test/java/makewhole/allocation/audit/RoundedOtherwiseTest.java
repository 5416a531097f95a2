package makewhole.allocation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import makewhole.allocation.deal.DeclaredRounding;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.ZeroHistory;
import makewhole.allocation.verification.laws.SeededBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoundedOtherwiseTest {
    private static final Instant MORNING = Instant.parse("2026-01-05T09:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /**
     * Weights 1, 2, 2 of 5 share 7: exactly 1.4, 2.8 and 2.8; by the rule 1, 3 and 3. Weights 1, 1, 2 of 4 share 10:
     * exactly 2.5, 2.5 and 5; by the rule 3, 2 and 5.
     */
    @ParameterizedTest
    @CsvSource({
        "7,  1, 2, 2, DOWN,                 1, 2, 2",
        "7,  1, 2, 2, DOWN_REST_TO_LARGEST, 1, 4, 2",
        "7,  1, 2, 2, DOWN_REST_TO_FIRST,   3, 2, 2",
        "10, 1, 1, 2, HALF_UP,              3, 3, 5",
        "10, 1, 1, 2, HALF_EVEN,            2, 2, 5",
        "10, 1, 1, 2, DOWN,                 2, 2, 5",
        "14, 1, 1, 2, HALF_EVEN,            4, 4, 7"
    })
    void a_declared_rounding_explains_exactly_what_it_gives(
            long onOffer,
            long first,
            long second,
            long third,
            DeclaredRounding rounding,
            long toFirst,
            long toSecond,
            long toThird) {
        Book book = aBook(onOffer, Terms.USUAL, first, second, third);
        Map<InvestorId, Long> booked = Map.of(id(0), toFirst, id(1), toSecond, id(2), toThird);
        AuditedDeal audited =
                Replay.of(PastBooksToTest.of(book, booked, rounding)).audited();
        assertThat(audited.verdict()).isEqualTo(DealVerdict.ROUNDED_OTHERWISE);
        assertThat(audited.findings()).isZero();
        assertThat(audited.differences().count()).isPositive();
        assertThat(audited.reason())
                .isEqualTo("the declared rounding %s explains all %d differences"
                        .formatted(rounding, audited.differences().count()));
        AuditedDeal undeclared = Replay.of(PastBooksToTest.of(book, booked)).audited();
        assertThat(undeclared.verdict()).isEqualTo(DealVerdict.WRONG);
        assertThat(undeclared.findings()).isEqualTo(audited.differences().count());
    }

    @Test
    void the_largest_difference_is_told() {
        Book book = aBook(7, Terms.USUAL, 1, 2, 2);
        AuditedDeal audited = Replay.of(PastBooksToTest.of(
                        book, Map.of(id(0), 3L, id(1), 2L, id(2), 2L), DeclaredRounding.DOWN_REST_TO_FIRST))
                .audited();
        assertThat(audited.differences()).isEqualTo(new AuditedDeal.Differences(3, 2));
    }

    @Test
    void one_difference_that_the_rounding_does_not_explain_makes_findings_of_all_of_them() {
        Book book = aBook(7, Terms.USUAL, 1, 2, 2);
        ReplayedDeal replayed =
                Replay.of(PastBooksToTest.of(book, Map.of(id(0), 0L, id(1), 2L, id(2), 2L), DeclaredRounding.DOWN));
        assertThat(replayed.audited().verdict()).isEqualTo(DealVerdict.WRONG);
        assertThat(replayed.findings()).hasSize(3);
    }

    @Test
    void the_rest_goes_on_to_the_next_where_a_cap_is_reached() {
        Commitment first = new Commitment(id(0), 100, 3, Optional.of(new Limit(2, LimitKind.STATUTORY)), MORNING);
        Book book = new Book(6, Terms.USUAL, List.of(first, commitment(1, 4), commitment(2, 4), commitment(3, 4)));
        // 6 · 3/15 = 1.2 and three times 1.6: two lots are left, of which the first investor may take one.
        ReplayedDeal replayed = Replay.of(PastBooksToTest.of(
                book, Map.of(id(0), 2L, id(1), 2L, id(2), 1L, id(3), 1L), DeclaredRounding.DOWN_REST_TO_FIRST));
        assertThat(replayed.audited().verdict()).isEqualTo(DealVerdict.ROUNDED_OTHERWISE);
    }

    @Test
    void shares_are_rounded_in_whole_lots() {
        Book book = aBook(700, new Terms(ZeroHistory.ZERO_HISTORY_LAST, 100, 0), 1, 2, 2);
        ReplayedDeal replayed = Replay.of(
                PastBooksToTest.of(book, Map.of(id(0), 100L, id(1), 200L, id(2), 200L), DeclaredRounding.DOWN));
        assertThat(replayed.audited().verdict()).isEqualTo(DealVerdict.ROUNDED_OTHERWISE);
        assertThat(replayed.audited().differences()).isEqualTo(new AuditedDeal.Differences(2, 100));
    }

    @ParameterizedTest
    @EnumSource(DeclaredRounding.class)
    void what_the_rule_gives_is_right_whatever_was_declared(DeclaredRounding rounding) {
        Book book = aBook(7, Terms.USUAL, 1, 2, 2);
        assertThat(Replay.of(PastBooksToTest.of(book, Map.of(id(0), 1L, id(1), 3L, id(2), 3L), rounding))
                        .audited()
                        .verdict())
                .isEqualTo(DealVerdict.RIGHT);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void no_rounding_is_further_from_exact_than_it_may_be(long seed) {
        Book book = SeededBooks.of(seed);
        Result right = Proration.of(book);
        List<ExactShare> exact = ExactShares.of(book, right);
        long lot = book.terms().lot();
        Map<DeclaredRounding, Long> totals = new HashMap<>();
        for (DeclaredRounding rounding : DeclaredRounding.values()) {
            RoundedShares rounded = RoundedShares.of(rounding, book, right);
            long total = 0;
            for (ExactShare share : exact) {
                long lots = rounded.minor(share.place()) / lot;
                assertThat(lots).isBetween(share.floor(), share.cap());
                if (rounding == DeclaredRounding.HALF_UP || rounding == DeclaredRounding.HALF_EVEN) {
                    assertThat(lots - share.floor()).isLessThanOrEqualTo(1);
                }
                total += lots * lot;
            }
            totals.put(rounding, total);
        }
        assertThat(totals.get(DeclaredRounding.LARGEST_REMAINDER)).isEqualTo(right.total());
        assertThat(totals.get(DeclaredRounding.DOWN_REST_TO_LARGEST)).isEqualTo(right.total());
        assertThat(totals.get(DeclaredRounding.DOWN_REST_TO_FIRST)).isEqualTo(right.total());
        assertThat(totals.get(DeclaredRounding.DOWN)).isLessThanOrEqualTo(right.total());
    }

    private static Book aBook(long onOffer, Terms terms, long first, long second, long third) {
        return new Book(onOffer, terms, List.of(commitment(0, first), commitment(1, second), commitment(2, third)));
    }

    private static Commitment commitment(int number, long weight) {
        return new Commitment(id(number), 100_000, weight, Optional.empty(), MORNING.plusSeconds(number));
    }

    private static InvestorId id(int number) {
        return new InvestorId("INV-" + number);
    }
}
