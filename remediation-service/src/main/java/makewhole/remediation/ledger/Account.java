package makewhole.remediation.ledger;

/** The chart of accounts: everything that putting investors right is booked on. */
public enum Account {
    /** The firm's account that investors are paid from. Asset. */
    CASH_AT_BANK("1010", "Cash at bank"),
    /** What investors paid in for units that they bought from the error account. Asset. */
    CASH_FROM_INVESTORS("1020", "Cash paid in by investors"),
    /** Ordered from the bank in a payment file, not yet confirmed by it. Asset, in credit until the bank has paid. */
    CASH_IN_TRANSIT("1090", "Cash in transit to investors"),
    /** Units of open deals that were taken back and await the next buyer, at cost. Asset. */
    UNITS_IN_ERROR_ACCOUNT("1410", "Units in the error account"),
    /** Units of closed deals that the firm bought back for good, at what their holders had put in. Asset. */
    UNITS_BOUGHT_BACK("1420", "Units bought back"),
    /** Owed to investors under a released plan. Liability. */
    PAYABLE_TO_INVESTORS("2310", "Payable to investors"),
    /** Kept for investors who cannot be paid. Liability, never the firm's. */
    UNCLAIMED("2320", "Unclaimed, kept for investors"),
    /** Fees charged on units that should not have been sold. Takes from revenue. */
    FEES_RETURNED("4910", "Fees returned"),
    /** What investors would have gained, or units are worth above their cost. Expense. */
    GAINS_COMPENSATED("6810", "Remediation expense: gains"),
    /** Interest on what was withheld, with the rounding unit. Expense. */
    INTEREST_COMPENSATED("6820", "Remediation expense: interest");

    private final String number;
    private final String words;

    Account(String number, String words) {
        this.number = number;
        this.words = words;
    }

    /** As the export writes it: {@code 2310 Payable to investors}. */
    public String title() {
        return number + " " + words;
    }
}
