package makewhole.notification.template.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import makewhole.notification.template.field.Value.DateValue;
import makewhole.notification.template.field.Value.IntegerValue;
import makewhole.notification.template.field.Value.MoneyValue;
import makewhole.notification.template.field.Value.TextValue;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    private static final Field MONEY = new Field("money", FieldType.MONEY, false, false);

    @ParameterizedTest
    @CsvSource({
        "en-US, USD, 1234567.89, 'USD 1,234,567.89'",
        "en-US, JPY, 1250, 'JPY 1,250'",
        "en-US, KWD, 1.500, 'KWD 1.500'",
        "en-US, USD, -5.00, 'USD -5.00'",
        "en-GB, USD, 1250.07, 'USD 1,250.07'",
        "de-DE, EUR, 1250.07, '1.250,07 EUR'",
        "fr-FR, EUR, 1250.07, '1 250,07 EUR'",
        "es-ES, EUR, 12500.07, '12.500,07 EUR'",
        "ja-JP, JPY, 1250, 'JPY 1,250'",
        "en-US, USD, 92233720368547758.07, 'USD 92,233,720,368,547,758.07'"
    })
    void money_is_told_to_the_last_digit_in_the_way_of_the_locale(String tag, String code, String amount, String told) {
        Money money = Money.parse(amount, Currencies.of(code));
        assertThat(in(tag).of(MONEY, new MoneyValue(money))
                        .replace('\u00A0', ' ')
                        .replace('\u202F', ' '))
                .isEqualTo(told);
    }

    @Test
    void an_unsigned_amount_loses_its_sign_and_nothing_else() {
        Field difference = new Field("difference", FieldType.MONEY, false, true);
        Money money = Money.parse("-1783.31", Currencies.of("USD"));
        assertThat(in("en-US").of(difference, new MoneyValue(money))).isEqualTo("USD\u00A01,783.31");
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, 'September 30, 2026'",
        "en-GB, 30 September 2026",
        "de-DE, 30. September 2026",
        "fr-FR, 30 septembre 2026",
        "es-ES, 30 de septiembre de 2026",
        "ja-JP, 2026年9月30日"
    })
    void days_are_told_with_the_month_in_words_and_in_one_piece(String tag, String told) {
        Field day = new Field("day", FieldType.DATE, false, false);
        assertThat(in(tag).of(day, new DateValue(LocalDate.of(2026, 9, 30)))).isEqualTo(told.replace(' ', '\u00A0'));
    }

    @Test
    void codes_are_told_in_plain_words_and_other_texts_as_they_are() {
        Field text = new Field("rule", FieldType.TEXT, false, false);
        Wording wording = new Wording(Locale.US, Map.of("A_1", "the first rule"));
        assertThat(wording.of(text, new TextValue("A_1"))).isEqualTo("the first rule");
        assertThat(wording.of(text, new TextValue("A_2"))).isEqualTo("A_2");
        assertThat(wording.of(new Field("n", FieldType.INTEGER, false, false), new IntegerValue(12_000)))
                .isEqualTo("12,000");
    }

    @Test
    void a_step_is_told_with_its_words_its_day_and_every_decimal() {
        Wording wording = new Wording(
                Locale.GERMANY,
                Map.of("step.INTEREST_ON_DISTRIBUTION", "Zinsen ab {day}", "step.GAIN_PER_UNIT", "Gewinn je Einheit"));
        CalculationStep interest = CalculationStep.read("INTEREST_ON_DISTRIBUTION 2025-03-31 1034.7051 USD")
                .orElseThrow();
        assertThat(wording.label(interest)).isEqualTo("Zinsen ab 31.\u00A0März\u00A02025");
        assertThat(wording.value(interest)).isEqualTo("1.034,7051\u00A0USD");
        CalculationStep gain = CalculationStep.read("GAIN_PER_UNIT -0.04").orElseThrow();
        assertThat(wording.label(gain)).isEqualTo("Gewinn je Einheit");
        assertThat(wording.value(gain)).isEqualTo("-0,04");
        assertThat(wording.value(CalculationStep.read("INTEREST 2 JPY").orElseThrow()))
                .isEqualTo("2\u00A0JPY");
        assertThat(wording.value(CalculationStep.read("INTEREST 2 USD").orElseThrow()))
                .isEqualTo("2,00\u00A0USD");
        assertThatThrownBy(wording::requireSteps).isInstanceOf(IllegalArgumentException.class);
    }

    private static Wording in(String tag) {
        return new Wording(Locale.forLanguageTag(tag), Map.of());
    }
}
