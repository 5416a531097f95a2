package makewhole.platform.csv;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a text of a CSV file for a formula: a text that begins with {@code = + - @} or an
 * apostrophe is written with an apostrophe before it, and that apostrophe is taken off again when the file is read. So
 * every text comes back as it was.
 */
public final class SpreadsheetGuard {
    private static final String DANGEROUS = "=+-@'\t\r\n";

    private static final Pattern FIGURE = Pattern.compile("-?\\d+(\\.\\d+)?");

    private SpreadsheetGuard() {}

    /** As it is written into a file. */
    public static String guarded(String text) {
        return !text.isEmpty() && isDangerous(text.charAt(0)) ? "'" + text : text;
    }

    /** The same for a cell of a list, where a plain figure such as {@code -1.50} stays one. */
    public static String guardedCell(String text) {
        return FIGURE.matcher(text).matches() ? text : guarded(text);
    }

    /** As it is meant in a file. */
    static String unguarded(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && isDangerous(text.charAt(1)) ? text.substring(1) : text;
    }

    private static boolean isDangerous(char first) {
        return DANGEROUS.indexOf(first) >= 0;
    }
}
