package makewhole.remediation.remedy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;

/** The one place where what we owe becomes whole minor units. */
final class Rounding {
    /**
     * Amounts are worked out with 50 significant digits. What stands beyond this many decimals is the dust of a
     * division, as in 3 × (2 ÷ 3), and must not push a whole cent up by one.
     */
    private static final int TRUE_DECIMALS = 24;

    private Rounding() {}

    /** The least whole minor units that are not less than {@code amount}: for money that we owe. */
    static Money up(BigDecimal amount, Currency currency) {
        return rounded(amount, currency, RoundingMode.CEILING);
    }

    /** The whole minor units within {@code amount}: for a part, whose rest goes to another part. */
    static Money down(BigDecimal amount, Currency currency) {
        return rounded(amount, currency, RoundingMode.FLOOR);
    }

    private static Money rounded(BigDecimal amount, Currency currency, RoundingMode mode) {
        int digits = Currencies.digits(currency);
        BigDecimal whole =
                amount.setScale(TRUE_DECIMALS, RoundingMode.HALF_EVEN).setScale(digits, mode);
        return new Money(whole.unscaledValue().longValueExact(), currency);
    }
}
