package makewhole.remediation.investor;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** International bank account numbers (ISO 13616). */
public final class Iban {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final int COUNTRY_AND_CHECK = 4;
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private Iban() {}

    /** Moved to the end and read as numbers, country and check digits leave 1 when divided by 97. */
    public static boolean isValid(String number) {
        if (!FORM.matcher(number).matches()) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        String turned = number.substring(COUNTRY_AND_CHECK) + number.substring(0, COUNTRY_AND_CHECK);
        turned.chars().forEach(letter -> digits.append(Character.digit(letter, Character.MAX_RADIX)));
        return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }
}
