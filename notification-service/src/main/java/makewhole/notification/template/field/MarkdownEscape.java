package makewhole.notification.template.field;

/** Writes words so that Markdown takes them as words: CommonMark lets every ASCII punctuation mark follow a backslash. */
public final class MarkdownEscape {
    private MarkdownEscape() {}

    /** The text with a backslash before every ASCII punctuation mark. It must be a {@link SingleLine}. */
    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isAsciiPunctuation(character)) {
                safe.append('\\');
            }
            safe.append(character);
        }
        return safe.toString();
    }

    private static boolean isAsciiPunctuation(char character) {
        return (character >= '!' && character <= '/')
                || (character >= ':' && character <= '@')
                || (character >= '[' && character <= '`')
                || (character >= '{' && character <= '~');
    }
}
