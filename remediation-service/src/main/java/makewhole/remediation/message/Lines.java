package makewhole.remediation.message;

import java.util.List;
import java.util.regex.Pattern;

/** Puts what people wrote, with their line breaks and marks, into single lines of plain words, as a mail's fields are. */
public final class Lines {
    private static final int LONGEST = 900;
    private static final int MOST = 20;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Cf}\u2028\u2029]+");
    private static final Pattern BEGINNING = Pattern.compile("^\\s*(?:[-*#>]+|\\d+\\.)\\s+");
    private static final Pattern MARKS = Pattern.compile("\\*\\*|`");

    private Lines() {}

    /** All of it on one line; what is too long ends with three dots. */
    public static String one(String text) {
        String line =
                BREAKS.matcher(text).replaceAll(" ").replace("://", ": //").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "...";
    }

    /** Line by line, without Markdown's marks, as many as a mail can list; blank lines and tables are left out. */
    public static List<String> of(String markdown) {
        return markdown.lines()
                .map(line ->
                        MARKS.matcher(BEGINNING.matcher(line).replaceFirst("")).replaceAll(""))
                .map(Lines::one)
                .filter(line -> !line.isEmpty() && !line.startsWith("|"))
                .limit(MOST)
                .toList();
    }
}
