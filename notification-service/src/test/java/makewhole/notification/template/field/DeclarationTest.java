package makewhole.notification.template.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.notification.template.field.CalculationStep.Kind;
import makewhole.notification.template.field.Declaration.Distance;
import makewhole.notification.template.field.Declaration.Sum;
import makewhole.notification.template.field.GivenValue.GivenMoney;
import makewhole.notification.template.field.GivenValue.GivenOther;
import makewhole.notification.template.field.GivenValue.GivenText;
import makewhole.notification.template.field.GivenValue.GivenTexts;
import makewhole.notification.template.field.Value.StepsValue;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationTest {
    private static final Declaration DECLARATION = new Declaration(
            List.of(
                    field("due", FieldType.MONEY),
                    field("principal", FieldType.MONEY),
                    field("interest", FieldType.MONEY),
                    field("difference", FieldType.MONEY),
                    field("day", FieldType.DATE),
                    field("deal", FieldType.TEXT),
                    field("count", FieldType.INTEGER),
                    new Field("steps", FieldType.STEPS, true, false),
                    new Field("link", FieldType.LINK, true, false)),
            Optional.of("due"),
            List.of(new Sum("due", List.of("principal", "interest")), new Sum("due", List.of("steps"))),
            List.of(new Distance("difference", "due", "principal")));

    @Test
    void right_values_are_read() {
        assertThat(DECLARATION.read(right()).objections()).isEmpty();
        assertThat(DECLARATION.read(right()).values()).hasSize(7);
    }

    @Test
    void what_is_missing_unknown_or_mistyped_is_named() {
        Map<String, GivenValue> given = right();
        given.remove("deal");
        given.put("color", new GivenText("red"));
        given.put("due", new GivenText("97.97 USD"));
        given.put("day", usd("1.00"));
        given.put("count", new GivenOther("a JSON number"));
        assertThat(DECLARATION.read(given).objections())
                .extracting(Objection::field)
                .containsExactlyInAnyOrder("deal", "color", "due", "day", "count");
    }

    @ParameterizedTest
    @CsvSource({
        "day, 2026-02-30",
        "day, 30.09.2026",
        "day, 2026-9-30",
        "day, +12026-09-30",
        "count, 1.5",
        "count, ten",
        "count, 99999999999999999999",
        "link, http://plain.example",
        "link, javascript:alert(1)",
        "link, https://user@evil.example/",
        "link, https://",
        "link, 'https://a.example/ b'",
        "link, 'https://a.example/\"><script>'",
        "deal, ''",
        "deal, 'a\tb'"
    })
    void values_of_the_wrong_form_are_refused(String field, String text) {
        Map<String, GivenValue> given = right();
        given.put(field, new GivenText(text));
        assertThat(DECLARATION.read(given).objections())
                .extracting(Objection::field)
                .containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({"1.234, USD", "1.5, JPY", "1e3, USD", "'1,000.00', USD", "1.00, XXX", "1.00, ABC", "NaN, USD"})
    void amounts_that_are_none_of_their_currency_are_refused(String amount, String currency) {
        Map<String, GivenValue> given = right();
        given.put("due", new GivenMoney(amount, currency));
        assertThat(DECLARATION.read(given).objections())
                .extracting(Objection::field)
                .containsExactly("due");
    }

    @Test
    void figures_that_do_not_add_up_are_refused() {
        Map<String, GivenValue> given = right();
        given.put("interest", usd("0.99"));
        assertThat(DECLARATION.read(given).objections())
                .containsExactly(new Objection("due", "is 101.00 USD, but principal + interest are 100.99 USD"));
        given = right();
        given.put("difference", usd("1.01"));
        assertThat(DECLARATION.read(given).objections())
                .extracting(Objection::field)
                .containsExactly("difference");
    }

    @Test
    void an_optional_part_counts_where_it_is_given_and_the_others_are_added_up_without_it() {
        Declaration declaration = new Declaration(
                List.of(
                        field("due", FieldType.MONEY),
                        field("gain", FieldType.MONEY),
                        new Field("principal", FieldType.MONEY, true, false)),
                Optional.of("due"),
                List.of(new Sum("due", List.of("principal", "gain"))),
                List.of());
        Map<String, GivenValue> given = new HashMap<>(Map.of("due", usd("5.00"), "gain", usd("0.00")));
        assertThat(declaration.read(given).objections())
                .containsExactly(new Objection("due", "is 5.00 USD, but gain are 0.00 USD"));
        given.put("principal", usd("5.00"));
        assertThat(declaration.read(given).objections()).isEmpty();
        given.put("principal", usd("4.99"));
        assertThat(declaration.read(given).objections()).hasSize(1);
    }

    @Test
    void a_calculation_is_read_step_by_step() {
        Map<String, GivenValue> given = right();
        given.put(
                "steps",
                new GivenTexts(List.of(
                        "EXCESS 100 USD",
                        "NET_GAIN_PER_UNIT -0.5",
                        "INTEREST_ON_DISTRIBUTION 2025-03-31 0.999999 USD",
                        "DUE 101 USD")));
        assertThat(DECLARATION.read(given).objections()).isEmpty();
        assertThat(DECLARATION.read(given).values().get("steps"))
                .isEqualTo(new StepsValue(
                        List.of(
                                step(Kind.EXCESS, "", "100", "USD"),
                                step(Kind.NET_GAIN_PER_UNIT, "", "-0.5", ""),
                                step(Kind.INTEREST_ON_DISTRIBUTION, "2025-03-31", "0.999999", "USD"),
                                step(Kind.DUE, "", "101", "USD")),
                        Money.parse("101.00", Currencies.of("USD"))));
    }

    private static CalculationStep step(Kind kind, String day, String value, String currency) {
        return new CalculationStep(
                kind,
                Optional.of(day).filter(given -> !given.isEmpty()).map(LocalDate::parse),
                new BigDecimal(value),
                Optional.of(currency).filter(given -> !given.isEmpty()));
    }

    @Test
    void a_calculation_that_comes_to_another_amount_is_refused() {
        Map<String, GivenValue> given = right();
        given.put("steps", new GivenTexts(List.of("DUE 101.01 USD")));
        assertThat(DECLARATION.read(given).objections())
                .containsExactly(new Objection("due", "is 101.00 USD, but steps are 101.01 USD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GUESSED 1 USD",
                "INTEREST 1",
                "INTEREST 1 XXX",
                "INTEREST 1 EUR",
                "INTEREST 2025-03-31 1 USD",
                "INTEREST_ON_DISTRIBUTION 1 USD",
                "INTEREST_ON_DISTRIBUTION 2025-02-30 1 USD",
                "GAIN_PER_UNIT 1 USD",
                "INTEREST 0.1234567 USD",
                "INTEREST 1e3 USD",
                "INTEREST  1 USD",
                ""
            })
    void a_text_that_is_no_step_is_refused(String text) {
        Map<String, GivenValue> given = right();
        given.put("steps", new GivenTexts(List.of(text, "DUE 101 USD")));
        assertThat(DECLARATION.read(given).objections())
                .extracting(Objection::field)
                .containsExactly("steps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INTEREST 1 USD", "DUE 101.001 USD", "DUE 101 ABC"})
    void a_calculation_ends_in_an_amount(String last) {
        Map<String, GivenValue> given = right();
        given.put("steps", new GivenTexts(List.of("EXCESS 100 USD", last)));
        assertThat(DECLARATION.read(given).objections())
                .extracting(Objection::field)
                .containsExactly("steps");
        given.put("steps", new GivenTexts(List.of()));
        assertThat(DECLARATION.read(given).objections())
                .extracting(Objection::field)
                .containsExactly("steps");
    }

    @Test
    void a_difference_may_have_either_sign() {
        Map<String, GivenValue> given = right();
        given.put("difference", usd("-1.00"));
        assertThat(DECLARATION.read(given).objections()).isEmpty();
    }

    @Test
    void amounts_of_two_currencies_do_not_add_up() {
        Map<String, GivenValue> given = right();
        given.put("interest", new GivenMoney("1.00", "EUR"));
        assertThat(DECLARATION.read(given).objections()).hasSize(1);
    }

    @Test
    void a_declaration_adds_up_only_amounts_that_are_always_there() {
        List<Field> fields = List.of(field("due", FieldType.TEXT));
        assertThatThrownBy(() -> new Declaration(fields, Optional.of("due"), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        List<Field> twice = List.of(field("due", FieldType.TEXT), field("due", FieldType.TEXT));
        assertThatThrownBy(() -> new Declaration(twice, Optional.empty(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, GivenValue> right() {
        return new HashMap<>(Map.of(
                "due", usd("101.00"),
                "principal", usd("100.00"),
                "interest", usd("1.00"),
                "difference", usd("1.00"),
                "day", new GivenText("2026-09-30"),
                "deal", new GivenText("Harbour Robotics"),
                "count", new GivenText("12")));
    }

    private static GivenMoney usd(String amount) {
        return new GivenMoney(amount, "USD");
    }

    private static Field field(String name, FieldType type) {
        return new Field(name, type, false, false);
    }
}
