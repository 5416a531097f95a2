package makewhole.remediation.finding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;

/**
 * A wrong deal as it was when the scope was decided.
 *
 * @param unitPrice the price of one unit, in the deal's currency
 * @param onOffer the allocation amount
 * @param windowEndsOn the last day on which a correction may be booked
 * @param level the level of the right allocation, if anybody with history was held back by one
 */
public record ScopedDeal(
        DealId deal,
        String name,
        BigDecimal unitPrice,
        Money onOffer,
        LocalDate closedOn,
        LocalDate fundedOn,
        LocalDate windowEndsOn,
        Optional<Level> level) {

    /** Minor units per minor unit of weight, exactly. */
    public record Level(BigInteger numerator, BigInteger denominator) {}
}
