package makewhole.remediation.interest;

/** By which rule interest is worked out. */
public enum InterestRule {
    /** IRC 6621(a)(2) underpayment rate, compounded daily (IRC 6622). */
    IRC_6621_A2_DAILY,
    /** 17 CFR 201.600: the same rate, compounded quarterly over whole months. */
    SEC_17_CFR_201_600,
    /** New York CPLR 5004: nine percent, simple. */
    NY_CPLR_5004_SIMPLE
}
