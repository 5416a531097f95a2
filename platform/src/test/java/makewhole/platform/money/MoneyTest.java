package makewhole.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    private static final Currency USD = Currencies.of("USD");
    private static final Currency EUR = Currencies.of("EUR");

    @ParameterizedTest
    @CsvSource({
        "USD, 1250.07, 125007, 1250.07",
        "USD, 1250, 125000, 1250.00",
        "USD, -0.5, -50, -0.50",
        "EUR, 0.01, 1, 0.01",
        "JPY, 1250, 1250, 1250",
        "KWD, 1.25, 1250, 1.250",
        "KWD, 0.001, 1, 0.001",
        "USD, 92233720368547758.07, 9223372036854775807, 92233720368547758.07"
    })
    void an_amount_is_read_and_written_with_the_digits_of_its_currency(
            String currency, String text, long minor, String written) {
        Money money = Money.parse(text, Currencies.of(currency));
        assertThat(money.minor()).isEqualTo(minor);
        assertThat(money.amount()).isEqualTo(written);
        assertThat(MoneyBody.of(money).toMoney()).isEqualTo(money);
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 1.001, digits after the point",
        "USD, 1.000, digits after the point",
        "JPY, 1.0, digits after the point",
        "KWD, 0.0001, digits after the point",
        "USD, '1,000.00', not a plain decimal",
        "USD, 1e3, not a plain decimal",
        "USD, '', not a plain decimal",
        "USD, +1, not a plain decimal",
        "USD, NaN, not a plain decimal",
        "USD, 92233720368547758.08, larger than can be held"
    })
    void a_text_that_is_no_amount_of_the_currency_is_refused_with_the_reason(
            String currency, String text, String reason) {
        assertThatThrownBy(() -> Money.parse(text, Currencies.of(currency)))
                .isInstanceOf(AmountRefusedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void unknown_currencies_and_those_without_a_minor_unit_are_refused() {
        assertThatThrownBy(() -> Currencies.of("USX")).hasMessageContaining("not an ISO 4217 currency");
        assertThatThrownBy(() -> Currencies.of("usd")).hasMessageContaining("not an ISO 4217 currency");
        assertThatThrownBy(() -> Currencies.of("XAU")).hasMessageContaining("no minor unit");
    }

    @Test
    void sums_never_wrap_around_and_never_mix_currencies() {
        Money most = new Money(Long.MAX_VALUE, USD);
        assertThatThrownBy(() -> most.plus(new Money(1, USD))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.negated().minus(new Money(2, USD))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.zero(USD).plus(Money.zero(EUR))).hasMessageContaining("different currencies");
        assertThat(new Money(5, USD).minus(new Money(7, USD))).isEqualTo(new Money(-2, USD));
    }
}
