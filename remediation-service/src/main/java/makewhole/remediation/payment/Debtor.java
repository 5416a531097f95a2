package makewhole.remediation.payment;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** The account that is paid from. */
public record Debtor(String name, String iban, String bic) {
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final int COUNTRY_AND_CHECK = 4;

    public Debtor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a debtor has a name");
        }
        if (!IBAN.matcher(iban).matches() || !checks(iban)) {
            throw new IllegalArgumentException("'%s' is not an IBAN".formatted(iban));
        }
        if (!BIC.matcher(bic).matches()) {
            throw new IllegalArgumentException("'%s' is not a BIC".formatted(bic));
        }
    }

    /** ISO 13616: moved to the end and read as numbers, country and check digits leave 1 when divided by 97. */
    private static boolean checks(String iban) {
        StringBuilder digits = new StringBuilder();
        String turned = iban.substring(COUNTRY_AND_CHECK) + iban.substring(0, COUNTRY_AND_CHECK);
        turned.chars().forEach(letter -> digits.append(Character.digit(letter, Character.MAX_RADIX)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).equals(BigInteger.ONE);
    }
}
