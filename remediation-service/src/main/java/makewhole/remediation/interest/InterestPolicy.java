package makewhole.remediation.interest;

import java.math.BigDecimal;

/**
 * What a rule of interest means. A version never changes once a plan has used it; another reading of the same law is a
 * new version.
 *
 * @param rule its name
 * @param version counted from 1
 * @param title for people
 * @param legalBasis the statute or regulation that it follows, by citation
 * @param marginPercent percentage points that are added to every rate of the table
 * @param notes what a person who chooses the rule has to know
 */
public record InterestPolicy(
        InterestRule rule,
        int version,
        String title,
        String legalBasis,
        BigDecimal marginPercent,
        DayCount dayCount,
        YearLength yearLength,
        Compounding compounding,
        String notes) {
    /** The version of every rule that has been read in one way only. */
    public static final int FIRST_VERSION = 1;

    public InterestPolicy {
        if (version < FIRST_VERSION || marginPercent.signum() < 0) {
            throw new IllegalArgumentException("%s has version %d, margin %s".formatted(rule, version, marginPercent));
        }
    }
}
