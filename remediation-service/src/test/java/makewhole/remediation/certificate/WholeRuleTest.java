package makewhole.remediation.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import makewhole.remediation.certificate.Rules.Turn;
import org.junit.jupiter.api.Test;

/** Every part of the rule beside caps and weights; each answer was worked out by hand. */
class WholeRuleTest {
    private static final Instant MORNING = Instant.parse("2026-09-01T09:00:00Z");
    private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");
    private static final Turn FIRST = new Turn("first", OptionalLong.of(60));
    private static final Turn REST = new Turn("rest", OptionalLong.empty());

    @Test
    void turns_are_served_one_after_the_other_up_to_what_is_set_aside() {
        Offer offer = new Offer(
                100,
                rules(0, NoHistory.COMES_LAST, OptionalInt.empty(), FIRST, REST),
                List.of(
                        claim("A", 100, 1, "first"),
                        claim("B", 100, 2, "first"),
                        claim("C", 25, 7, "rest"),
                        claim("D", 100, 1, "rest")));
        Map<String, Optional<Level>> levels = Map.of("first", level(20, 1), "rest", level(15, 1));

        assertRight(offer, levels, Map.of("A", 20L, "B", 40L, "C", 25L, "D", 15L));
        assertThat(Certificate.objections(
                        offer,
                        Map.of("A", 20L, "B", 40L, "C", 25L, "D", 15L),
                        Map.of("first", level(15, 1), "rest", level(20, 1))))
                .singleElement()
                .asString()
                .isEqualTo("the level is 20 / 1 for first, 15 / 1 for rest, not 15 / 1 for first, 20 / 1 for rest");
    }

    @Test
    void what_a_turn_does_not_want_goes_to_the_next() {
        Offer offer = new Offer(
                100,
                rules(0, NoHistory.COMES_LAST, OptionalInt.empty(), FIRST, REST),
                List.of(claim("A", 10, 1, "first"), claim("C", 200, 1, "rest")));

        assertRight(offer, Map.of("first", Optional.empty(), "rest", level(90, 1)), Map.of("A", 10L, "C", 90L));
    }

    @Test
    void what_two_persons_decided_comes_off_the_top_and_off_what_is_set_aside() {
        Offer offer = new Offer(
                100,
                rules(0, NoHistory.COMES_LAST, OptionalInt.empty(), FIRST, REST),
                List.of(
                        decided("A", 100, 1, "first", 50),
                        claim("B", 100, 1, "first"),
                        decided("C", 100, 1, "rest", 30),
                        claim("D", 100, 1, "rest")));

        assertRight(
                offer,
                Map.of("first", level(10, 1), "rest", level(10, 1)),
                Map.of("A", 50L, "B", 10L, "C", 30L, "D", 10L));
    }

    @Test
    void a_carve_out_that_decisions_exceed_leaves_nothing() {
        Offer offer = new Offer(
                100,
                rules(0, NoHistory.COMES_LAST, OptionalInt.empty(), FIRST, REST),
                List.of(decided("A", 100, 1, "first", 70), claim("B", 100, 1, "first"), claim("D", 100, 1, "rest")));

        assertRight(offer, Map.of("first", level(0, 1), "rest", level(30, 1)), Map.of("A", 70L, "B", 0L, "D", 30L));
    }

    @Test
    void a_request_can_count_as_weight() {
        Offer offer = alone(
                50,
                0,
                NoHistory.COUNTS_BY_REQUEST,
                OptionalInt.empty(),
                claim("A", 100, 40, "all"),
                claim("Z", 60, 0, "all"));

        assertRight(offer, Map.of("all", level(1, 2)), Map.of("A", 20L, "Z", 30L));
    }

    @Test
    void the_exact_average_can_count_as_weight_and_is_that_of_the_whole_book() {
        // 3 and 4 make 7/2 for Z and Y; with a level of 8 that is 28 for Z, with 5 it is 35/2 for Y.
        Offer offer = new Offer(
                100,
                rules(
                        0,
                        NoHistory.COUNTS_BY_AVERAGE,
                        OptionalInt.empty(),
                        new Turn("first", OptionalLong.of(52)),
                        REST),
                List.of(
                        claim("A", 100, 3, "first"),
                        claim("Z", 100, 0, "first"),
                        claim("B", 100, 4, "rest"),
                        claim("Y", 100, 0, "rest")));

        assertRight(
                offer,
                Map.of("first", level(8, 1), "rest", level(32, 5)),
                Map.of("A", 24L, "Z", 28L, "B", 26L, "Y", 22L));
    }

    @Test
    void where_nobody_has_history_an_average_means_by_heads() {
        Offer offer = alone(
                7,
                0,
                NoHistory.COUNTS_BY_AVERAGE,
                OptionalInt.empty(),
                claim("Y", 5, 0, "all"),
                claim("Z", 5, 0, "all"));

        assertRight(offer, Map.of("all", Optional.empty()), Map.of("Y", 4L, "Z", 3L));
    }

    /** Before rounding A has 19 1/2: below 20, though rounding would have lifted it. */
    @Test
    void who_leaves_is_decided_before_rounding() {
        Offer offer = alone(
                39,
                20,
                NoHistory.COMES_LAST,
                OptionalInt.empty(),
                claim("A", 100, 1, "all"),
                claim("B", 100, 1, "all"));

        assertRight(offer, Map.of("all", level(39, 1)), Map.of("A", 39L, "B", 0L));
    }

    @Test
    void the_smallest_leave_until_there_are_places_for_all_and_a_tie_loses_the_later() {
        Offer offer = alone(
                90,
                0,
                NoHistory.COMES_LAST,
                OptionalInt.of(2),
                claim("A", 100, 1, "all"),
                new Claim("B", 100, OptionalLong.empty(), 1, NOON, "all", OptionalLong.empty()),
                claim("C", 100, 1, "all"),
                claim("D", 0, 9, "all"));

        assertRight(offer, Map.of("all", level(45, 1)), Map.of("A", 45L, "B", 0L, "C", 45L, "D", 0L));
    }

    @Test
    void places_are_used_by_decisions_and_by_earlier_turns() {
        Offer offer = new Offer(
                100,
                rules(0, NoHistory.COMES_LAST, OptionalInt.of(3), FIRST, REST),
                List.of(
                        decided("A", 100, 1, "rest", 10),
                        decided("X", 100, 1, "rest", 0),
                        claim("B", 30, 1, "first"),
                        claim("C", 100, 2, "rest"),
                        claim("D", 100, 1, "rest")));
        Map<String, Long> right = new HashMap<>(Map.of("A", 10L, "X", 0L, "B", 30L, "C", 60L, "D", 0L));

        assertRight(offer, Map.of("first", Optional.empty(), "rest", level(30, 1)), right);
    }

    @Test
    void a_minimum_counts_in_whole_lots_and_what_is_no_lot_stays() {
        Rules rules = new Rules(
                10, 25, NoHistory.COMES_LAST, List.of(new Turn(Rules.ALL, OptionalLong.empty())), OptionalInt.empty());
        Offer offer = new Offer(95, rules, List.of(claim("A", 100, 2, "all"), claim("B", 28, 1, "all")));

        // B may have 20 at most, in whole lots, and 25 are 30 in whole lots.
        assertRight(offer, Map.of("all", level(45, 1)), Map.of("A", 90L, "B", 0L));
    }

    @Test
    void what_makes_no_sense_is_no_offer() {
        assertThatThrownBy(() -> alone(5, 0, NoHistory.COMES_LAST, OptionalInt.empty(), claim("A", 1, 1, "elsewhere")))
                .hasMessageContaining("elsewhere");
        assertThatThrownBy(() -> rules(0, NoHistory.COMES_LAST, OptionalInt.empty(), REST, REST))
                .hasMessageContaining("rest has two turns");
        Offer tooMuch = alone(5, 0, NoHistory.COMES_LAST, OptionalInt.empty(), decided("A", 9, 1, "all", 6));
        assertThatThrownBy(() -> Certificate.objections(tooMuch, Map.of(), Optional.empty()))
                .hasMessageContaining("more was decided");
    }

    private static void assertRight(Offer offer, Map<String, Optional<Level>> levels, Map<String, Long> shares) {
        assertThat(Certificate.objections(offer, shares, levels)).isEmpty();
        shares.forEach((investor, share) -> {
            Map<String, Long> more = new HashMap<>(shares);
            more.put(investor, share + 1);
            assertThat(Certificate.objections(offer, more, levels))
                    .containsExactly("%s is to have %d minor units, not %d".formatted(investor, share, share + 1));
        });
    }

    private static Offer alone(long amount, long minimum, NoHistory noHistory, OptionalInt places, Claim... claims) {
        return new Offer(
                amount, rules(minimum, noHistory, places, new Turn(Rules.ALL, OptionalLong.empty())), List.of(claims));
    }

    private static Rules rules(long minimum, NoHistory noHistory, OptionalInt places, Turn... queue) {
        return new Rules(1, minimum, noHistory, List.of(queue), places);
    }

    private static Claim claim(String investor, long requested, long weight, String turn) {
        return new Claim(investor, requested, OptionalLong.empty(), weight, MORNING, turn, OptionalLong.empty());
    }

    private static Claim decided(String investor, long requested, long weight, String turn, long amount) {
        return new Claim(investor, requested, OptionalLong.empty(), weight, MORNING, turn, OptionalLong.of(amount));
    }

    private static Optional<Level> level(long numerator, long denominator) {
        return Optional.of(new Level(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator)));
    }
}
