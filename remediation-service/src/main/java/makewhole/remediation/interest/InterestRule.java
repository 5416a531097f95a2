package makewhole.remediation.interest;

import java.util.Arrays;
import java.util.Optional;

/** The name of a rule of interest, as requests, plans and notices say it; {@link InterestPolicy} says what it means. */
public enum InterestRule {
    /** IRC 6621(a)(2) underpayment rate, compounded daily. */
    IRC_6621_A2_DAILY("irs-underpayment-rate"),
    /** IRC 6621(c)(1): the same, two percentage points higher. */
    IRC_6621_C1_DAILY("irs-underpayment-rate"),
    /** 17 CFR 201.600: the rate of IRC 6621(a)(2) over whole months, compounded quarterly. */
    SEC_201_600("irs-underpayment-rate"),
    /** Simple interest at a percentage that is named with the rule. */
    SIMPLE_FIXED(RateTable.FIXED),
    /** New York CPLR 5004, simple. */
    NY_CPLR_5004_SIMPLE("ny-cplr-5004"),
    /** Bank of England Bank Rate and one percentage point, simple. */
    UK_BANK_RATE_PLUS_1("boe-bank-rate"),
    /** Cash rate target of the Reserve Bank of Australia and six percentage points, simple. */
    RBA_CASH_PLUS_6("rba-cash-rate");

    private final String table;

    InterestRule(String table) {
        this.table = table;
    }

    /** The rule of a name, if there is one. */
    public static Optional<InterestRule> named(String name) {
        return Arrays.stream(values()).filter(rule -> rule.name().equals(name)).findFirst();
    }

    /** The name of the table that it takes its rates from; {@link RateTable#FIXED} if the rate comes with the rule. */
    public String table() {
        return table;
    }

    /** Whether the rate is named with the rule instead of being taken from a table. */
    public boolean isFixed() {
        return this == SIMPLE_FIXED;
    }

    /** What the rule means, in its newest version. */
    public InterestPolicy policy() {
        return InterestPolicies.of(this);
    }

    /**
     * What the rule means in one of its versions.
     *
     * @throws IllegalArgumentException if it has no such version
     */
    public InterestPolicy policy(int version) {
        return InterestPolicies.of(this, version);
    }
}
