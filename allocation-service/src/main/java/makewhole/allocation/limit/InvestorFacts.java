package makewhole.allocation.limit;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What a regulation asks about an investor. Personal data: used to work a limit out, then forgotten; never logged.
 *
 * @param accredited by 17 CFR 230.501(a)
 * @param naturalPerson a person, not an entity
 * @param annualIncome US cents; of an entity, its revenue in the last fiscal year
 * @param netWorth US cents, without the primary residence; of an entity, its net assets
 * @param alreadyInvested US cents taken under Regulation Crowdfunding in the twelve months before
 * @param asOf the day on which all this was so
 */
public record InvestorFacts(
        boolean accredited,
        boolean naturalPerson,
        long annualIncome,
        long netWorth,
        long alreadyInvested,
        LocalDate asOf) {
    public InvestorFacts {
        requireNonNull(asOf, "asOf");
        if (annualIncome < 0 || netWorth < 0 || alreadyInvested < 0) {
            throw new IllegalArgumentException("income, net worth and what was invested before are zero or more");
        }
    }

    /** Says nothing about the investor, wherever it is written to. */
    @Override
    public String toString() {
        return "facts as of " + asOf;
    }
}
