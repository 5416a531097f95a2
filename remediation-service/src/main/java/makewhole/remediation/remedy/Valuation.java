package makewhole.remediation.remedy;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a unit of a deal was worth on a day, and what the firm charges.
 *
 * @param residualPerUnit gross of fee and carry
 * @param feePerUnit charged at funding
 * @param carryRate the firm's share of a gain, 0 to 1
 */
public record Valuation(LocalDate valuedOn, BigDecimal residualPerUnit, BigDecimal feePerUnit, BigDecimal carryRate) {
    public Valuation {
        if (residualPerUnit.signum() < 0 || feePerUnit.signum() < 0 || carryRate.signum() < 0) {
            throw new IllegalArgumentException("a value, a fee and a carry are not negative");
        }
        if (carryRate.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a carry is at most the whole gain");
        }
    }

    /** What is left of it once some has been paid out: units lose what they pay out, and never more than they are worth. */
    public Valuation afterPaying(BigDecimal perUnit) {
        return new Valuation(valuedOn, residualPerUnit.subtract(perUnit).max(BigDecimal.ZERO), feePerUnit, carryRate);
    }
}
