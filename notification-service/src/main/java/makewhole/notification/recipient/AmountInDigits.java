package makewhole.notification.recipient;

import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import makewhole.platform.money.AmountRefusedException;
import makewhole.platform.money.Money;

/** Reads an amount as people of a locale write it: with their decimal mark, and with or without their grouping. */
final class AmountInDigits {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F\\u2009'’]+");

    private AmountInDigits() {}

    static Optional<Money> read(String written, Currency currency, Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        String digits = BLANKS.matcher(written).replaceAll("").replace(currency.getCurrencyCode(), "");
        char decimal = symbols.getDecimalSeparator();
        char grouping = decimal == ',' ? '.' : ',';
        int mark = digits.indexOf(decimal);
        String whole = mark < 0 ? digits : digits.substring(0, mark);
        String rest = mark < 0 ? "" : "." + digits.substring(mark + 1);
        // "1.50" where people write "1,50" could be one and a half, or a hundred and fifty: then we ask again.
        if (whole.indexOf(grouping) >= 0
                && !whole.matches("\\d{1,3}(" + Pattern.quote(String.valueOf(grouping)) + "\\d{3})+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Money.parse(whole.replace(String.valueOf(grouping), "") + rest, currency));
        } catch (AmountRefusedException notAnAmount) {
            return Optional.empty();
        }
    }
}
