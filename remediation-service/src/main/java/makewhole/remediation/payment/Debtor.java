package makewhole.remediation.payment;

import java.util.regex.Pattern;
import makewhole.remediation.investor.Iban;

/** The account that is paid from. */
public record Debtor(String name, String iban, String bic) {
    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

    public Debtor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a debtor has a name");
        }
        if (!Iban.isValid(iban)) {
            throw new IllegalArgumentException("'%s' is not an IBAN".formatted(iban));
        }
        if (!BIC.matcher(bic).matches()) {
            throw new IllegalArgumentException("'%s' is not a BIC".formatted(bic));
        }
    }
}
