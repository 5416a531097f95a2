package makewhole.notification.template.field;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import makewhole.notification.template.field.Value.DateValue;
import makewhole.notification.template.field.Value.IntegerValue;
import makewhole.notification.template.field.Value.LinkValue;
import makewhole.notification.template.field.Value.ListValue;
import makewhole.notification.template.field.Value.MoneyValue;
import makewhole.notification.template.field.Value.StepsValue;
import makewhole.notification.template.field.Value.TextValue;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;

/**
 * How a value is told to people who read a locale. Money is told with the code of its currency, because a dollar sign
 * means another dollar in Toronto.
 *
 * @param locale of the words around the value
 * @param words plain words for codes that a TEXT may hold, such as the name of an interest rule, and for the steps of
 *     calculations
 */
public record Wording(Locale locale, Map<String, String> words) {
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final String STEP = "step.";
    private static final String DAY = "{day}";

    public Wording {
        requireNonNull(locale, "locale");
        words = Map.copyOf(words);
    }

    /** The value in words. */
    public String of(Field field, Value value) {
        return switch (value) {
            case MoneyValue(Money money) -> money(field.unsigned() && money.minor() < 0 ? money.negated() : money);
            case DateValue(var day) -> day(day);
            case TextValue(var text) -> words.getOrDefault(text, text);
            case ListValue(var texts) -> String.join(", ", texts);
            case LinkValue(var address) -> address;
            case StepsValue calculation -> money(calculation.result());
            case IntegerValue(var number) ->
                NumberFormat.getIntegerInstance(locale).format(number);
        };
    }

    /** What a step of a calculation works out. */
    public String label(CalculationStep step) {
        String label = requireNonNull(words.get(STEP + step.kind()), () -> "no words for " + step.kind());
        return step.day().map(day -> label.replace(DAY, day(day))).orElse(label);
    }

    /** What a step of a calculation comes to, with every decimal that it has. */
    public String value(CalculationStep step) {
        return step.currency()
                .map(code -> money(step.value(), code, Currencies.digits(Currencies.of(code))))
                .orElseGet(() -> number(step.value(), 0));
    }

    /**
     * Proves that every step of a calculation can be told.
     *
     * @throws IllegalArgumentException if one lacks its words, or a place for its day
     */
    public void requireSteps() {
        for (CalculationStep.Kind kind : CalculationStep.Kind.values()) {
            String label = words.getOrDefault(STEP + kind, "");
            if (label.isEmpty() || kind.isOfADay() != label.contains(DAY)) {
                throw new IllegalArgumentException("%s has no words for the step %s".formatted(locale, kind));
            }
        }
    }

    /** A day that is torn apart at the end of a line is misread. */
    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day)
                .replace(' ', NO_BREAK_SPACE);
    }

    private String money(Money money) {
        return money(money.toDecimal(), money.currency().getCurrencyCode(), Currencies.digits(money.currency()));
    }

    private String money(BigDecimal amount, String code, int digits) {
        String number = number(amount, digits);
        return currencyStandsFirst() ? code + NO_BREAK_SPACE + number : number + NO_BREAK_SPACE + code;
    }

    /** Every decimal is told, and at least so many. */
    private String number(BigDecimal value, int digits) {
        NumberFormat number = NumberFormat.getNumberInstance(locale);
        number.setMaximumFractionDigits(
                Math.max(digits, value.stripTrailingZeros().scale()));
        number.setMinimumFractionDigits(digits);
        return number.format(value);
    }

    private boolean currencyStandsFirst() {
        return NumberFormat.getCurrencyInstance(locale) instanceof DecimalFormat format
                && format.toPattern().startsWith("\u00A4");
    }
}
