package makewhole.remediation.interest;

import java.math.BigDecimal;

/** Every rule of interest with its law. */
final class InterestPolicies {
    private static final BigDecimal NO_MARGIN = BigDecimal.ZERO;
    private static final BigDecimal ONE_POINT = BigDecimal.ONE;
    private static final BigDecimal TWO_POINTS = BigDecimal.TWO;
    private static final BigDecimal SIX_POINTS = BigDecimal.valueOf(6);

    private InterestPolicies() {}

    /** A rule as a version reads it. Once there is a second version, the first one is kept here for the plans that use it. */
    static InterestPolicy of(InterestRule rule, int version) {
        InterestPolicy newest = of(rule);
        if (version != newest.version()) {
            throw new IllegalArgumentException("%s has no version %d".formatted(rule, version));
        }
        return newest;
    }

    static InterestPolicy of(InterestRule rule) {
        return switch (rule) {
            case IRC_6621_A2_DAILY ->
                daily(
                        rule,
                        "US tax underpayment rate, compounded daily",
                        "26 U.S.C. 6621(a)(2) (rate), 6601(a) (days), 6622 (daily compounding); 26 CFR 301.6622-1",
                        NO_MARGIN,
                        "The law compounds daily since 1983-01-01; for days before it, daily compounding is a choice of"
                                + " the plan, not of the law.");
            case IRC_6621_C1_DAILY ->
                daily(
                        rule,
                        "US tax rate for large corporate underpayments, compounded daily",
                        "26 U.S.C. 6621(c)(1) (rate), 6601(a) (days), 6622 (daily compounding); 26 CFR 301.6622-1",
                        TWO_POINTS,
                        "Two percentage points above the rate of IRC_6621_A2_DAILY. The law knows it since 1991-01-01.");
            case SEC_201_600 ->
                new InterestPolicy(
                        rule,
                        InterestPolicy.FIRST_VERSION,
                        "SEC prejudgment interest on disgorgement, compounded quarterly",
                        "17 CFR 201.600(a) (days), (b) (rate and compounding); 26 U.S.C. 6621(a)(2)",
                        NO_MARGIN,
                        DayCount.WHOLE_MONTHS,
                        YearLength.ACTUAL,
                        Compounding.QUARTERLY,
                        "A quarter or a part of one counts its actual days.");
            case SIMPLE_FIXED ->
                simple(
                        rule,
                        "Simple interest at a fixed percentage",
                        "The statute, order or contract that names the percentage; such as 8 percent by"
                                + " Judgments Act 1838 s. 17 and County Courts Act 1984 s. 69",
                        NO_MARGIN,
                        YearLength.ALWAYS_365,
                        "The request names the percentage as annualPercent.");
            case NY_CPLR_5004_SIMPLE ->
                simple(
                        rule,
                        "New York legal rate, simple",
                        "N.Y. CPLR 5001, 5004(a): nine percent a year",
                        NO_MARGIN,
                        YearLength.ALWAYS_365,
                        "Not the rate for consumer debt, which is two percent since 2022-04-30.");
            case UK_BANK_RATE_PLUS_1 ->
                simple(
                        rule,
                        "Bank of England Bank Rate plus 1 percentage point, simple",
                        "FCA Handbook DISP 3.7.8 R (interest on an award); the Financial Ombudsman Service's default"
                                + " since 2026-01-01 is Bank Rate averaged over the time plus one percentage point",
                        ONE_POINT,
                        YearLength.ACTUAL,
                        "Weighting by days is the average over the time. The source leaves the length of a leap year"
                                + " open; this rule takes 366.");
            case RBA_CASH_PLUS_6 ->
                simple(
                        rule,
                        "Australian cash rate plus 6 percentage points, simple",
                        "After Federal Court Rules 2011 r 39.06 (6 percentage points above the cash rate)",
                        SIX_POINTS,
                        YearLength.ACTUAL,
                        "The court fixes the rate anew each 1 January and 1 July, from the cash rate last published"
                                + " before; this rule takes the cash rate of each day. Use SIMPLE_FIXED per half-year where"
                                + " the court's own figure is wanted.");
        };
    }

    private static InterestPolicy daily(
            InterestRule rule, String title, String legalBasis, BigDecimal margin, String notes) {
        return new InterestPolicy(
                rule,
                InterestPolicy.FIRST_VERSION,
                title,
                legalBasis,
                margin,
                DayCount.FIRST_DAY_OUT_LAST_DAY_IN,
                YearLength.ACTUAL,
                Compounding.DAILY,
                notes);
    }

    private static InterestPolicy simple(
            InterestRule rule, String title, String legalBasis, BigDecimal margin, YearLength year, String notes) {
        return new InterestPolicy(
                rule,
                InterestPolicy.FIRST_VERSION,
                title,
                legalBasis,
                margin,
                DayCount.FIRST_DAY_OUT_LAST_DAY_IN,
                year,
                Compounding.NONE,
                notes);
    }
}
