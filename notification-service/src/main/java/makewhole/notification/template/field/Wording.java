package makewhole.notification.template.field;

import static java.util.Objects.requireNonNull;

import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import makewhole.notification.template.field.Value.DateValue;
import makewhole.notification.template.field.Value.IntegerValue;
import makewhole.notification.template.field.Value.LinkValue;
import makewhole.notification.template.field.Value.ListValue;
import makewhole.notification.template.field.Value.MoneyValue;
import makewhole.notification.template.field.Value.TextValue;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;

/**
 * How a value is told to people who read a locale. Money is told with the code of its currency, because a dollar sign
 * means another dollar in Toronto.
 *
 * @param locale of the words around the value
 * @param words plain words for codes that a TEXT may hold, such as the name of an interest rule
 */
public record Wording(Locale locale, Map<String, String> words) {
    private static final char NO_BREAK_SPACE = '\u00A0';

    public Wording {
        requireNonNull(locale, "locale");
        words = Map.copyOf(words);
    }

    /** The value in words. */
    public String of(Field field, Value value) {
        return switch (value) {
            case MoneyValue(Money money) -> money(field.unsigned() && money.minor() < 0 ? money.negated() : money);
            // A day that is torn apart at the end of a line is misread.
            case DateValue(var day) ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(day)
                        .replace(' ', NO_BREAK_SPACE);
            case TextValue(var text) -> words.getOrDefault(text, text);
            case ListValue(var texts) -> String.join(", ", texts);
            case LinkValue(var address) -> address;
            case IntegerValue(var number) ->
                NumberFormat.getIntegerInstance(locale).format(number);
        };
    }

    private String money(Money money) {
        NumberFormat number = NumberFormat.getNumberInstance(locale);
        int digits = Currencies.digits(money.currency());
        number.setMinimumFractionDigits(digits);
        number.setMaximumFractionDigits(digits);
        String amount = number.format(money.toDecimal());
        String code = money.currency().getCurrencyCode();
        return currencyStandsFirst() ? code + NO_BREAK_SPACE + amount : amount + NO_BREAK_SPACE + code;
    }

    private boolean currencyStandsFirst() {
        return NumberFormat.getCurrencyInstance(locale) instanceof DecimalFormat format
                && format.toPattern().startsWith("\u00A4");
    }
}
