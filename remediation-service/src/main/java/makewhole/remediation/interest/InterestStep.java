package makewhole.remediation.interest;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Some days of a calculation with one rate and one length of the year, so that a person can redo it by hand. Amounts are
 * in major units and not rounded unless the rule rounds on the way.
 *
 * @param annualPercent the rate of the table with the rule's margin
 * @param yearLength by how many days the yearly rate is divided
 * @param factor what the bearing amount is multiplied by to get the interest: {@code annualPercent / 100 / yearLength ×
 *     days}, or {@code (1 + annualPercent / 100 / yearLength)^days − 1} if compounded daily
 * @param bearing the amount that bears the interest
 * @param opening principal and interest before these days
 * @param interest {@code bearing × factor}
 * @param booked the rounded interest of the whole quarter, where these days end one
 * @param closing principal and interest after these days
 */
public record InterestStep(
        DayRange days,
        BigDecimal annualPercent,
        int yearLength,
        BigDecimal factor,
        BigDecimal bearing,
        BigDecimal opening,
        BigDecimal interest,
        Optional<BigDecimal> booked,
        BigDecimal closing) {}
