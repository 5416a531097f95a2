package makewhole.remediation.payment;

import java.text.Normalizer;
import java.util.Map;

/**
 * A name in the letters that every bank takes (the common Latin set of ISO 20022 payments: a-z A-Z 0-9 and
 * {@code / - ? : ( ) . , ' +} and the space). Accents fall away, letters of their own are written out; a name of which
 * too little would be left is followed by the investor's id, so that the person is not lost.
 */
public final class PayeeName {
    private static final int LONGEST = 70;
    private static final String SIGNS = "/-?:().,'+ ";
    private static final Map<Character, String> WRITTEN_OUT = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('ẞ', "SS"),
            Map.entry('æ', "ae"),
            Map.entry('Æ', "Ae"),
            Map.entry('œ', "oe"),
            Map.entry('Œ', "Oe"),
            Map.entry('ø', "o"),
            Map.entry('Ø', "O"),
            Map.entry('đ', "d"),
            Map.entry('Đ', "D"),
            Map.entry('ð', "d"),
            Map.entry('Ð', "D"),
            Map.entry('þ', "th"),
            Map.entry('Þ', "Th"),
            Map.entry('ł', "l"),
            Map.entry('Ł', "L"),
            Map.entry('ı', "i"),
            Map.entry('ħ', "h"),
            Map.entry('Ħ', "H"),
            Map.entry('ŋ', "n"),
            Map.entry('’', "'"),
            Map.entry('‘', "'"),
            Map.entry('`', "'"),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('‐', "-"),
            Map.entry('&', "+"),
            Map.entry('_', "-"));

    private PayeeName() {}

    /**
     * The name as it goes into a payment file, of 1 to 70 characters.
     *
     * @param investor the id that stands for what cannot be written
     */
    public static String clean(String legalName, String investor) {
        StringBuilder clean = new StringBuilder();
        boolean lost = false;
        for (char letter : Normalizer.normalize(legalName, Normalizer.Form.NFKD).toCharArray()) {
            String written = WRITTEN_OUT.get(letter);
            if (isPermitted(letter)) {
                clean.append(letter);
            } else if (written != null) {
                clean.append(written);
            } else if (Character.isWhitespace(letter)) {
                clean.append(' ');
            } else if (Character.isLetterOrDigit(letter) || Character.isSurrogate(letter)) {
                lost = true;
                clean.append(' ');
            }
        }
        String name = clean.toString().replaceAll(" +", " ").strip();
        // A slash at either end, and two in a row, have a meaning of their own in payment systems.
        name = name.replaceAll("/{2,}", "/").replaceAll("^/|/$", "").strip();
        if (!lost && !name.isEmpty()) {
            return cut(name, LONGEST);
        }
        return (cut(name, LONGEST - investor.length() - 1) + " " + investor).strip();
    }

    private static boolean isPermitted(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || SIGNS.indexOf(letter) >= 0;
    }

    private static String cut(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most).strip();
    }
}
