package makewhole.notification.template.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.notification.template.field.Declaration.Distance;
import makewhole.notification.template.field.Declaration.Sum;
import makewhole.notification.template.field.GivenValue.GivenMoney;
import makewhole.notification.template.field.GivenValue.GivenOther;
import makewhole.notification.template.field.GivenValue.GivenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                    new Field("link", FieldType.LINK, true, false)),
            Optional.of("due"),
            List.of(new Sum("due", List.of("principal", "interest"))),
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
