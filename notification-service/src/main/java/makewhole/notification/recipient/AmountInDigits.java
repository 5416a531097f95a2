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
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000\\u00A0\\u202F\\u2009'’]+");

    private static final char FIRST_WIDE = '\uFF01';
    private static final char LAST_WIDE = '\uFF5E';
    private static final int WIDER_BY = 0xFEE0;

    private AmountInDigits() {}

    static Optional<Money> read(String written, Currency currency, Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        String digits = BLANKS.matcher(narrow(written)).replaceAll("").replace(currency.getCurrencyCode(), "");
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

    /**
     * The same in the narrow letters of ASCII: who writes Japanese may type wide ones. Nothing else is made alike, or a
     * superscript would become a digit.
     */
    private static String narrow(String written) {
        StringBuilder narrow = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char letter = written.charAt(i);
            narrow.append(letter >= FIRST_WIDE && letter <= LAST_WIDE ? (char) (letter - WIDER_BY) : letter);
        }
        return narrow.toString();
    }
}
