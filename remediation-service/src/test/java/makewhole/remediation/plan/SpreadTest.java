package makewhole.remediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void quartiles_are_amounts_that_are_really_paid() {
        Spread spread = spread("1.00", "2.00", "3.00", "4.00", "5.00", "6.00", "7.00", "8.00");

        assertThat(spread.least()).isEqualTo(dollars("1.00"));
        assertThat(spread.firstQuartile()).isEqualTo(dollars("2.00"));
        assertThat(spread.median()).isEqualTo(dollars("4.00"));
        assertThat(spread.thirdQuartile()).isEqualTo(dollars("6.00"));
        assertThat(spread.most()).isEqualTo(dollars("8.00"));
    }

    @Test
    void one_amount_is_every_quartile_and_nothing_has_no_spread() {
        assertThat(spread("7.50").median()).isEqualTo(dollars("7.50"));
        assertThat(spread("7.50").firstQuartile()).isEqualTo(dollars("7.50"));
        assertThat(Spread.of(List.of())).isEqualTo(Optional.empty());
    }

    @Test
    void far_above_is_more_than_three_times_the_middle_half_above_it() {
        Spread spread = spread("1.00", "2.00", "3.00", "4.00", "5.00", "6.00", "7.00", "8.00");

        // the middle half is 4.00 wide: 6.00 + 12.00
        assertThat(spread.isFarAbove(dollars("18.00"))).isFalse();
        assertThat(spread.isFarAbove(dollars("18.01"))).isTrue();
    }

    @Test
    void bands_are_powers_of_ten_and_leave_out_what_is_empty() {
        Spread spread = spread("0.01", "1.00", "1.01", "10.00", "1000.00", "1000.01");

        assertThat(spread.bands())
                .extracting(band -> "%s: %d, %s"
                        .formatted(
                                band.upTo().toPlainString(),
                                band.lines(),
                                band.sum().amount()))
                .containsExactly("1: 2, 1.01", "10: 2, 11.01", "1000: 1, 1000.00", "10000: 1, 1000.01");
    }

    private static Spread spread(String... sorted) {
        return Spread.of(Stream.of(sorted).map(SpreadTest::dollars).toList()).orElseThrow();
    }

    private static Money dollars(String amount) {
        return Money.parse(amount, Currencies.of("USD"));
    }
}
