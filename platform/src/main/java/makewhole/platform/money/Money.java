package makewhole.platform.money;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money in whole minor units (cents for USD, yen for JPY, fils for KWD) of one ISO 4217 currency.
 *
 * @param minor whole minor units; may be negative
 * @param currency a currency that has a minor unit, see {@link Currencies}
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    public Money {
        requireNonNull(currency, "currency");
        Currencies.requireMinorUnit(currency);
    }

    /** Nothing, in {@code currency}. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Reads a plain decimal such as {@code 1250.07}; fewer digits after the point than the currency has are completed.
     *
     * @throws AmountRefusedException if it is not a plain decimal, has more digits than the currency, or does not fit
     */
    public static Money parse(String amount, Currency currency) {
        return new Money(Currencies.minorUnits(amount, currency), currency);
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException if the currencies differ or the sum does not fit 64 bits
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    /**
     * The difference.
     *
     * @throws ArithmeticException if the currencies differ or the difference does not fit 64 bits
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    /** The same amount with the other sign. */
    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    /** The amount as a plain decimal with all digits of the currency, such as {@code 1250.07}, {@code 1250}, {@code 1250.070}. */
    public String amount() {
        return toDecimal().toPlainString();
    }

    /** The amount as an exact decimal whose scale is the number of digits of the currency. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, Currencies.digits(currency));
    }

    /**
     * Compares amounts of one currency.
     *
     * @throws ArithmeticException if the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    /** For people and logs: {@code 1250.07 USD}. */
    @Override
    public String toString() {
        return amount() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new ArithmeticException("%s and %s are different currencies".formatted(this, other));
        }
        return other;
    }
}
