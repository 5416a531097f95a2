package makewhole.allocation.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import makewhole.allocation.certificate.Violation.Rule;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierLevel;
import makewhole.allocation.proration.TierName;
import makewhole.allocation.proration.ZeroHistory;
import org.junit.jupiter.api.Test;

/** Each rule broken once, in a book that can be followed by hand, and what an engineer is then told. */
class CertificateTest {
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    /** Ann and Bob have weights 1 and 2 and ask for more than the 10 on offer: 3 1/3 and 6 2/3. */
    private static final Book TEN = new Book(10, Terms.USUAL, List.of(asks("ann", 8, 1), asks("bob", 9, 2)));

    private static final Level TEN_OVER_THREE = new Level.PerWeight(Ratio.of(10, 3));

    @Test
    void the_right_result_is_accepted() {
        assertThat(Certificate.check(TEN, gives(TEN, TEN_OVER_THREE, 3, 7))).isEqualTo(new Verdict.Accepted());
    }

    @Test
    void a_line_of_somebody_else_is_told() {
        Result right = gives(TEN, TEN_OVER_THREE, 3, 7);
        assertTold(
                TEN,
                new Result(right.levels(), right.shares().reversed(), List.of()),
                Rule.LINES,
                "line 0 is Share[investor=bob, cap=9, given=7], not ann with cap 8");
    }

    @Test
    void an_amount_above_the_cap_is_told() {
        assertTold(TEN, gives(TEN, TEN_OVER_THREE, 3, 10), Rule.CAP, "bob has 10, above the cap 9");
    }

    @Test
    void a_unit_that_is_lost_is_told() {
        assertTold(TEN, gives(TEN, TEN_OVER_THREE, 3, 6), Rule.SUM, "tier all: 9 is given, 10 is to be given, in lots");
    }

    @Test
    void the_last_unit_for_the_wrong_one_is_told_with_both_remainders() {
        assertTold(
                TEN,
                gives(TEN, TEN_OVER_THREE, 4, 6),
                Rule.ROUNDING,
                "tier all: ann, with 1/3 left over, was given a lot before bob, with 2/3");
    }

    @Test
    void a_share_that_is_not_the_exact_one_up_or_down_is_told() {
        assertTold(
                TEN,
                gives(TEN, TEN_OVER_THREE, 5, 5),
                Rule.ROUNDING,
                "tier all: ann has 5 lots, which is not the exact share up or down");
    }

    @Test
    void a_level_that_does_not_give_what_there_is_is_told() {
        assertTold(
                TEN,
                gives(TEN, new Level.PerWeight(Ratio.of(3, 1)), 3, 7),
                Rule.LEVEL,
                "tier all: the shares at PerWeight[ratio=3/1] do not add up to the 10 lots there are,"
                        + " or nobody is held back");
    }

    @Test
    void the_level_of_a_tier_that_the_deal_does_not_have_is_told() {
        TierLevel stranger = new TierLevel(new TierName("friends"), TEN_OVER_THREE);
        Result right = gives(TEN, TEN_OVER_THREE, 3, 7);
        assertThat(rules(TEN, new Result(new Levels(List.of(stranger)), right.shares(), List.of())))
                .containsExactly(Rule.LEVEL);
    }

    @Test
    void parts_of_a_lot_are_told() {
        Terms fives = new Terms(ZeroHistory.ZERO_HISTORY_LAST, 5, 0);
        Book book = new Book(10, fives, TEN.commitments());
        assertTold(book, gives(book, TEN_OVER_THREE, 3, 7), Rule.LOT, "ann has 3, no whole lots of 5");
    }

    @Test
    void an_override_that_is_not_honoured_is_told() {
        ManualOverride four = new ManualOverride(4, "promised in writing", "ann of legal", "ben of operations");
        Commitment promised =
                new Commitment(new InvestorId("ann"), 8, 1, Optional.empty(), NINE, TierName.ALL, Optional.of(four));
        Book book = new Book(10, Terms.USUAL, List.of(promised, asks("bob", 9, 2)));
        Level sixForTwo = new Level.PerWeight(Ratio.of(3, 1));
        assertThat(Certificate.check(book, gives(book, sixForTwo, 4, 6))).isEqualTo(new Verdict.Accepted());
        assertTold(book, gives(book, sixForTwo, 3, 6), Rule.OVERRIDE, "ann has 3, the override says 4");
    }

    @Test
    void whoever_stays_below_the_minimum_is_told() {
        Terms atLeastFour = new Terms(ZeroHistory.ZERO_HISTORY_LAST, 1, 4);
        Book book = new Book(10, atLeastFour, TEN.commitments());
        assertTold(
                book,
                gives(book, TEN_OVER_THREE, 3, 7),
                Rule.DROP_OUT,
                "tier all: ann stays below the minimum of 4 lots");
    }

    @Test
    void a_holder_too_many_is_told() {
        HolderLimit two = new HolderLimit(HolderLimit.Rule.CONTRACTUAL, 2, 1);
        Terms onePlace = new Terms(ZeroHistory.ZERO_HISTORY_LAST, 1, 0, List.of(Tier.ALL), Optional.of(two));
        Book book = new Book(10, onePlace, TEN.commitments());
        assertTold(
                book, gives(book, TEN_OVER_THREE, 3, 7), Rule.DROP_OUT, "tier all: 2 hold something, the places are 1");
    }

    @Test
    void at_most_a_hundred_violations_are_told() {
        List<Commitment> many = new ArrayList<>();
        IntStream.range(0, 1_000).forEach(i -> many.add(asks("i" + i, 2, 1)));
        Book book = new Book(1_000, Terms.USUAL, many);
        long[] aboveTheirCaps = IntStream.range(0, 1_000).mapToLong(_ -> 3).toArray();
        Result wrong = gives(book, new Level.PerWeight(Ratio.of(1, 1)), aboveTheirCaps);
        assertThat(rules(book, wrong)).hasSize(100).containsOnly(Rule.CAP);
    }

    private static Commitment asks(String investor, long requested, long weight) {
        return new Commitment(new InvestorId(investor), requested, weight, Optional.empty(), NINE);
    }

    private static Result gives(Book book, Level level, long... given) {
        List<Share> shares = IntStream.range(0, given.length)
                .mapToObj(i -> new Share(
                        book.commitments().get(i).investor(),
                        book.commitments().get(i).requested(),
                        given[i]))
                .toList();
        return new Result(Levels.ofAll(level), shares, List.of());
    }

    private static void assertTold(Book book, Result wrong, Rule rule, String detail) {
        assertThat(violations(book, wrong)).contains(new Violation(rule, detail));
    }

    private static List<Rule> rules(Book book, Result wrong) {
        return violations(book, wrong).stream().map(Violation::rule).toList();
    }

    private static List<Violation> violations(Book book, Result wrong) {
        return Certificate.check(book, wrong) instanceof Verdict.Rejected(var violations) ? violations : List.of();
    }
}
