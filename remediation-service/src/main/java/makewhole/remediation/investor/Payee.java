package makewhole.remediation.investor;

/**
 * An investor as the one who is written to and paid. Personal data: its text form is the id alone.
 *
 * @param locale such as {@code en-US}
 * @param country ISO 3166, two letters
 */
public record Payee(
        InvestorId investor, String legalName, String email, String locale, String country, Account account) {
    /** How they are written to. */
    public Details details() {
        return new Details(legalName, email, locale, country);
    }

    @Override
    public String toString() {
        return investor.value();
    }
}
