package makewhole.remediation.markup;

import java.util.regex.Pattern;

/** Makes words fit for HTML, SVG and XML, whatever somebody typed or pasted. */
public final class Markup {
    /** XML 1.0, 2.2: no control characters but tab and line breaks, no halves of a pair, no U+FFFE and U+FFFF. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private Markup() {}

    /** The text with a space for every character that XML 1.0 forbids, escaped or not: no parser would read it. */
    public static String readable(String text) {
        return FORBIDDEN.matcher(text).replaceAll(" ");
    }

    /** Words as the text of an element or the value of an attribute. */
    public static String escaped(String words) {
        return readable(words)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
