package makewhole.remediation.payment;

import java.math.BigInteger;
import java.util.UUID;

/**
 * The reference that a payment keeps from us to the payee's bank: plan, line and attempt in base 32 (RFC 4648), 33
 * characters. The same attempt of the same line always has the same reference, and no other has it.
 */
public record EndToEndId(String value) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int PLAN_LETTERS = 26;
    private static final int LINE_LETTERS = 5;
    private static final int ATTEMPT_LETTERS = 2;
    private static final int LETTERS = PLAN_LETTERS + LINE_LETTERS + ATTEMPT_LETTERS;

    public EndToEndId {
        if (value.length() != LETTERS || !value.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0)) {
            throw new IllegalArgumentException("'%s' is not a reference of ours".formatted(value));
        }
    }

    /**
     * The reference of an attempt.
     *
     * @param lineNumber of the line within the plan, from 1
     * @param attempt from 1
     */
    public static EndToEndId of(UUID plan, int lineNumber, int attempt) {
        BigInteger id = new BigInteger(plan.toString().replace("-", ""), 16);
        return new EndToEndId(letters(id, PLAN_LETTERS)
                + letters(BigInteger.valueOf(lineNumber), LINE_LETTERS)
                + letters(BigInteger.valueOf(attempt), ATTEMPT_LETTERS));
    }

    public int lineNumber() {
        return number(value.substring(PLAN_LETTERS, PLAN_LETTERS + LINE_LETTERS));
    }

    public int attempt() {
        return number(value.substring(PLAN_LETTERS + LINE_LETTERS));
    }

    /** Whether this refers to a line of {@code plan}. */
    public boolean isOf(UUID plan) {
        return value.startsWith(of(plan, 1, 1).value().substring(0, PLAN_LETTERS));
    }

    @Override
    public String toString() {
        return value;
    }

    private static String letters(BigInteger number, int count) {
        if (number.signum() < 0 || number.bitLength() > count * BITS) {
            throw new IllegalArgumentException("%s does not fit %d letters".formatted(number, count));
        }
        StringBuilder letters = new StringBuilder();
        for (int place = count - 1; place >= 0; place--) {
            int digit = number.shiftRight(place * BITS).intValue() & (ALPHABET.length() - 1);
            letters.append(ALPHABET.charAt(digit));
        }
        return letters.toString();
    }

    private static int number(String letters) {
        return letters.chars().map(ALPHABET::indexOf).reduce(0, (sum, digit) -> (sum << BITS) | digit);
    }
}
