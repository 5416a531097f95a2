package makewhole.remediation.refusal;

/** What can be wrong with the figures that somebody wants interest worked out from. */
public enum CalculationFault {
    RULE_UNKNOWN("interest-rule-unknown"),
    CURRENCY_UNKNOWN("currency-unknown"),
    PRINCIPAL_UNREADABLE("principal-unreadable"),
    PRINCIPAL_TOO_PRECISE("principal-too-precise"),
    PRINCIPAL_NEGATIVE("principal-negative"),
    PRINCIPAL_TOO_LARGE("principal-too-large"),
    PERCENT_MISSING("annual-percent-missing"),
    PERCENT_SUPERFLUOUS("annual-percent-superfluous"),
    PERCENT_UNREADABLE("annual-percent-unreadable"),
    PERCENT_OUT_OF_RANGE("annual-percent-out-of-range"),
    DAY_UNREADABLE("day-unreadable"),
    DAY_OUT_OF_RANGE("day-out-of-range"),
    DAYS_REVERSED("days-reversed"),
    VERSION_SUPERFLUOUS("rate-table-version-superfluous");

    private final String problem;

    CalculationFault(String problem) {
        this.problem = problem;
    }

    /** The last part of the problem type. */
    public String problem() {
        return problem;
    }
}
