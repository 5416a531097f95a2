package makewhole.remediation.interest;

/** By which rule interest is worked out, and on which table of rates. */
public enum InterestRule {
    /** IRC 6621(a)(2) underpayment rate, compounded daily (IRC 6622), first day out, last day in. */
    IRC_6621_A2_DAILY("irs-underpayment-rate"),
    /** 17 CFR 201.600: the same rate over whole months, compounded quarterly, each quarter's interest rounded. */
    SEC_17_CFR_201_600("irs-underpayment-rate"),
    /** New York CPLR 5004: simple interest by actual days over 365, first day out, last day in. */
    NY_CPLR_5004_SIMPLE("ny-cplr-5004");

    private final String table;

    InterestRule(String table) {
        this.table = table;
    }

    /** The name of the table that it takes its rates from. */
    public String table() {
        return table;
    }
}
