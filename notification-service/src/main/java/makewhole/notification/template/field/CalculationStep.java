package makewhole.notification.template.field;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;

/**
 * One step of how an amount was worked out. It comes as a text: its kind, its day if it has one, its value, and the currency
 * of what is money, as in {@code INTEREST_ON_DISTRIBUTION 2025-03-31 34.70511 USD}.
 *
 * @param day there exactly for what is worked out for each day
 * @param currency there for all that is money; empty for a ratio
 */
public record CalculationStep(Kind kind, Optional<LocalDate> day, BigDecimal value, Optional<String> currency) {
    /** What a step works out. There are words for each in every language. */
    public enum Kind {
        EXCESS,
        SHORTFALL,
        ALTERNATIVE_RETURN,
        INTEREST,
        DISTRIBUTIONS_RECEIVED,
        RESCISSION,
        FAIR_VALUE,
        FEES_BACK,
        GAIN_PER_UNIT,
        NET_GAIN_PER_UNIT,
        NET_GAIN,
        INTEREST_ON_DISTRIBUTION,
        FOREGONE_GAIN,
        IDLE_CASH,
        GRANTED,
        BEFORE_ROUNDING,
        DUE;

        boolean isRatio() {
            return this == GAIN_PER_UNIT || this == NET_GAIN_PER_UNIT;
        }

        /** Whether its words name a day. */
        public boolean isOfADay() {
            return this == INTEREST_ON_DISTRIBUTION;
        }
    }

    private static final Pattern TEXT = Pattern.compile(
            "(?<kind>[A-Z_]{1,40})( (?<day>\\d{4}-\\d{2}-\\d{2}))? (?<value>-?\\d{1,18}(\\.\\d{1,6})?)( (?<currency>[A-Z]{3}))?");

    /** Reads a step; empty if it is none. */
    static Optional<CalculationStep> read(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String day = parts.group("day");
        String currency = parts.group("currency");
        try {
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind.name().equals(parts.group("kind")))
                    .filter(kind -> kind.isOfADay() == (day != null) && kind.isRatio() == (currency == null))
                    .findFirst()
                    .map(kind -> new CalculationStep(
                            kind,
                            Optional.ofNullable(day).map(LocalDate::parse),
                            new BigDecimal(parts.group("value")),
                            Optional.ofNullable(currency)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The value of a step that comes to whole minor units of a currency that is used; empty for any other. */
    Optional<Money> amount() {
        try {
            return currency.map(Currencies::of)
                    .map(found -> new Money(
                            value.movePointRight(Currencies.digits(found)).longValueExact(), found));
        } catch (ArithmeticException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
