package makewhole.remediation.inquiry;

import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import makewhole.platform.money.AmountRefusedException;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.platform.time.PlainDays;

/**
 * One question, and what counts as an answer to it.
 *
 * @param id by which the answer is sent and the post-mortem finds it; never changed
 * @param choices for a CHOICE: what may be answered
 * @param optional whether an inquiry is complete without an answer
 */
public record Question(String id, String text, Type type, List<String> choices, boolean optional, Feed feeds) {
    private static final int LONGEST_TEXT = 5_000;
    private static final Pattern FILE_REFERENCE = Pattern.compile("[^/\\\\\\p{Cntrl} ]{1,200} sha256:[0-9a-f]{64}");

    /** What an answer is written as. */
    public enum Type {
        TEXT,
        CHOICE,
        /** {@code 125000.00 USD}. */
        MONEY,
        /** {@code 2026-09-21}. */
        DATE,
        /** A file that is kept elsewhere, by its name and digest: {@code opinion.pdf sha256:9f86…}. */
        FILE
    }

    public Question {
        choices = List.copyOf(choices);
        if ((type == Type.CHOICE) == choices.isEmpty()) {
            throw new IllegalArgumentException("a choice, and nothing else, has something to choose from: " + id);
        }
    }

    /** Why a text is no answer to this; empty if it is one. */
    Optional<String> objectionTo(String answer) {
        return switch (type) {
            case TEXT ->
                objection(!answer.isBlank() && answer.length() <= LONGEST_TEXT, "is a text of 1 to 5000 letters");
            case CHOICE -> objection(choices.contains(answer), "is one of " + String.join(", ", choices));
            case DATE -> objection(isDate(answer), "is a day such as 2026-09-21");
            case MONEY -> objection(isMoney(answer), "is an amount such as 125000.00 USD");
            case FILE ->
                objection(
                        FILE_REFERENCE.matcher(answer).matches(),
                        "names a file and its digest, such as opinion.pdf sha256: and 64 hexadecimal digits");
        };
    }

    private static Optional<String> objection(boolean fits, String rule) {
        return fits ? Optional.empty() : Optional.of("the answer " + rule);
    }

    private static boolean isDate(String answer) {
        try {
            PlainDays.parse(answer);
            return true;
        } catch (DateTimeParseException refused) {
            return false;
        }
    }

    private static boolean isMoney(String answer) {
        String[] parts = answer.split(" ", -1);
        try {
            return parts.length == 2
                    && Money.parse(parts[0], Currencies.of(parts[1])).minor() >= 0;
        } catch (AmountRefusedException refused) {
            return false;
        }
    }
}
