package makewhole.remediation.finding;

import static makewhole.remediation.finding.DeclaredRounding.DOWN;
import static makewhole.remediation.finding.DeclaredRounding.DOWN_REST_TO_FIRST;
import static makewhole.remediation.finding.DeclaredRounding.DOWN_REST_TO_LARGEST;
import static makewhole.remediation.finding.DeclaredRounding.HALF_EVEN;
import static makewhole.remediation.finding.DeclaredRounding.HALF_UP;
import static makewhole.remediation.finding.DeclaredRounding.LARGEST_REMAINDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.investor.InvestorId;
import org.junit.jupiter.api.Test;

/** Lots of 100; a difference is right less booked. */
class DeclaredRoundingTest {
    private static final long LOT = 100;

    @Test
    void without_a_rounding_that_is_declared_nothing_is_explained() {
        assertThat(unexplained(LARGEST_REMAINDER, 100, -100)).hasSize(2);
    }

    @Test
    void rounded_down_nobody_has_more_than_is_right_and_nobody_misses_more_than_a_lot() {
        assertThat(unexplained(DOWN, 100, 100)).isEmpty();
        assertThat(unexplained(DOWN, 200, 100)).singleElement().asString().contains("I-0 differs by 2.00");
        assertThat(unexplained(DOWN, 100, -100)).singleElement().asString().contains("I-1 differs by -1.00");
    }

    @Test
    void to_the_nearest_each_is_a_lot_off_at_most_and_the_sum_is_free() {
        for (DeclaredRounding nearest : List.of(HALF_UP, HALF_EVEN)) {
            assertThat(unexplained(nearest, 100, 100, -100)).isEmpty();
            assertThat(unexplained(nearest, 100, -200)).hasSize(1);
        }
    }

    @Test
    void a_rest_is_with_one_of_a_tier_and_comes_to_what_the_others_miss() {
        for (DeclaredRounding rest : List.of(DOWN_REST_TO_LARGEST, DOWN_REST_TO_FIRST)) {
            assertThat(unexplained(rest, -300, 100, 100, 100)).isEmpty();
            assertThat(unexplained(rest, -200, 200)).singleElement().asString().contains("I-1 differs by 2.00");
            assertThat(unexplained(rest, -300, 100, 100))
                    .singleElement()
                    .asString()
                    .contains("-100 in all");
            assertThat(unexplained(rest, -200, -200, 100, 100, 100, 100))
                    .singleElement()
                    .asString()
                    .contains("more than one of a tier");
        }
    }

    @Test
    void who_holds_a_rest_up_to_the_cap_is_followed_by_the_next() {
        Map<BookedDeal.Commitment, Money> differences = new LinkedHashMap<>();
        differences.put(commitment("FULL", 1_000), money(-200));
        differences.put(commitment("NEXT", 5_000), money(-200));
        for (int i = 0; i < 4; i++) {
            differences.put(commitment("I-" + i, 5_000), money(100));
        }
        assertThat(DOWN_REST_TO_FIRST.doesNotExplain(differences, LOT)).isEmpty();
    }

    private static List<String> unexplained(DeclaredRounding rounding, long... differences) {
        Map<BookedDeal.Commitment, Money> byCommitment = new LinkedHashMap<>();
        for (int i = 0; i < differences.length; i++) {
            byCommitment.put(commitment("I-" + i, 5_000), money(differences[i]));
        }
        return rounding.doesNotExplain(byCommitment, LOT);
    }

    /** 10.00 were booked. */
    private static BookedDeal.Commitment commitment(String investor, long requested) {
        return new BookedDeal.Commitment(
                new InvestorId(investor),
                money(requested),
                money(100),
                Optional.empty(),
                LimitKind.NONE,
                Instant.parse("2024-09-01T00:00:00Z"),
                Optional.of(money(1_000)),
                Optional.empty(),
                Optional.empty());
    }

    private static Money money(long minor) {
        return new Money(minor, Currencies.of("USD"));
    }
}
