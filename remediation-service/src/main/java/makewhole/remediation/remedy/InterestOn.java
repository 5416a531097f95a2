package makewhole.remediation.remedy;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Interest that goes into a remedy.
 *
 * @param formula as the steps write it
 * @param principal in major units
 * @param since the day since which it is owed
 * @param paid the day on which it is paid
 */
public record InterestOn(String formula, BigDecimal principal, LocalDate since, LocalDate paid) {}
