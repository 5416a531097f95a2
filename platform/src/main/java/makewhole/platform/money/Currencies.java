package makewhole.platform.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** ISO 4217 currencies that have a minor unit, and amounts read by their number of digits. */
public final class Currencies {
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?\\d{1,19}(\\.\\d{1,18})?");

    private static final Map<String, Currency> BY_CODE =
            Currency.availableCurrencies().collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, one -> one));

    private Currencies() {}

    /**
     * The currency of an ISO 4217 code such as {@code USD}.
     *
     * @throws UnknownCurrencyException if there is no such currency or it has no minor unit (such as XXX or XAU)
     */
    public static Currency of(String code) {
        Currency currency = BY_CODE.get(code);
        if (currency == null) {
            throw new UnknownCurrencyException("'%s' is not an ISO 4217 currency".formatted(code));
        }
        requireMinorUnit(currency);
        return currency;
    }

    /** Digits after the decimal point: 2 for USD and EUR, 0 for JPY, 3 for KWD. */
    public static int digits(Currency currency) {
        return currency.getDefaultFractionDigits();
    }

    static void requireMinorUnit(Currency currency) {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new UnknownCurrencyException("%s has no minor unit".formatted(currency.getCurrencyCode()));
        }
    }

    static long minorUnits(String amount, Currency currency) {
        requireMinorUnit(currency);
        if (!PLAIN_DECIMAL.matcher(amount).matches()) {
            throw new AmountRefusedException("'%s' is not a plain decimal amount such as 1250.07".formatted(amount));
        }
        BigDecimal decimal = new BigDecimal(amount);
        int digits = digits(currency);
        if (decimal.scale() > digits) {
            throw new AmountRefusedException("'%s' has %d digits after the point, %s has %d"
                    .formatted(amount, decimal.scale(), currency.getCurrencyCode(), digits));
        }
        BigInteger minor = decimal.setScale(digits).unscaledValue();
        if (minor.bitLength() > 63) {
            throw new AmountRefusedException("'%s' is larger than can be held".formatted(amount));
        }
        return minor.longValueExact();
    }
}
