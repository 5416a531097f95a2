package makewhole.notification.template.field;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of words that is what it seems to be: no line break that could start a header, no control character, no
 * change of writing direction that could show one thing and mean another, no address that a mail reader would turn into
 * a link nobody approved.
 */
public final class SingleLine {
    /** The most characters of a text in a notice. */
    public static final int LONGEST_TEXT = 1_000;

    /** The most characters of a person's or a firm's name. */
    public static final int LONGEST_NAME = 200;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private static final List<UnicodeScript> LOOKING_ALIKE =
            List.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK);

    /** What mail readers take for an address although it does not say how to get there. */
    private static final Pattern ADDRESS = Pattern.compile("(?<![\\p{L}\\p{N}])www\\.", Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

    private SingleLine() {}

    /** What is wrong with a text, if anything. Blanks around it do not count: see {@link #trimmed}. */
    public static Optional<String> objection(String text, int longest) {
        if (trimmed(text).isEmpty()) {
            return Optional.of("is empty");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of("has more than %d characters".formatted(longest));
        }
        if (text.contains("://") || ADDRESS.matcher(text).find()) {
            return Optional.of("contains a web address; only a LINK field may");
        }
        if (mixesLookAlikes(text)) {
            return Optional.of("has a word of Latin, Cyrillic or Greek letters together, which look alike");
        }
        return text.codePoints()
                .filter(SingleLine::isHidden)
                .mapToObj(
                        "contains the character U+%04X, which is a line break, a control character or invisible"
                                ::formatted)
                .findFirst();
    }

    /** The text without blanks around it, of whatever width. */
    public static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** A word that is written in two of these alphabets looks like one that it is not; no language has such words. */
    private static boolean mixesLookAlikes(String text) {
        return NO_LETTERS
                .splitAsStream(text)
                .anyMatch(word -> LOOKING_ALIKE.stream()
                                .filter(script -> has(word, script))
                                .count()
                        > 1);
    }

    private static boolean has(String word, UnicodeScript script) {
        return word.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == script);
    }

    private static boolean isBlank(char character) {
        return Character.isSpaceChar(character) || Character.isWhitespace(character);
    }

    /** Joiners are format characters too, but names of many languages cannot be written without them. */
    private static boolean isHidden(int character) {
        if (character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
