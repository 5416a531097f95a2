package makewhole.allocation.allocation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import makewhole.allocation.proration.Ratio;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;

/** Sentences in the order in which they are said, with amounts of one currency. */
final class Sentences {
    private static final int DIGITS_SHOWN = 6;

    private final Currency currency;
    private final List<String> said = new ArrayList<>();

    Sentences(Currency currency) {
        this.currency = currency;
    }

    /** Says one, with its parts put in as {@link String#formatted} does. (The annotation is in a library that we lack.) */
    @SuppressWarnings("AnnotateFormatMethod")
    void say(String sentence, Object... parts) {
        said.add(sentence.formatted(parts));
    }

    List<String> said() {
        return List.copyOf(said);
    }

    String money(long minor) {
        return new Money(minor, currency).toString();
    }

    /** A fraction of minor units as an amount with some digits more than the currency has, cut off. */
    String exact(Ratio minor) {
        return "%s %s".formatted(decimal(minor, Currencies.digits(currency)), currency);
    }

    /** A ratio with some digits, for reading; cut off, never rounded up. */
    static String decimal(Ratio ratio, int digitsOfMinorUnit) {
        return new BigDecimal(ratio.numerator())
                .movePointLeft(digitsOfMinorUnit)
                .divide(new BigDecimal(ratio.denominator()), digitsOfMinorUnit + DIGITS_SHOWN, RoundingMode.DOWN)
                .toPlainString();
    }
}
