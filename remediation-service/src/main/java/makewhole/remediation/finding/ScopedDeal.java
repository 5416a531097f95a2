package makewhole.remediation.finding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import makewhole.platform.money.Money;

/**
 * A wrong deal as it was when the scope was decided.
 *
 * @param unitPrice the price of one unit, in the deal's currency
 * @param onOffer the allocation amount
 * @param windowEndsOn the last day on which a correction may be booked
 * @param level the level of the right allocation; numerator zero over one where there is none
 */
public record ScopedDeal(
        DealId deal,
        String name,
        BigDecimal unitPrice,
        Money onOffer,
        LocalDate closedOn,
        LocalDate fundedOn,
        LocalDate windowEndsOn,
        Level level) {

    /** Money per weight, exactly, in minor units. */
    public record Level(BigInteger numerator, BigInteger denominator) {}
}
