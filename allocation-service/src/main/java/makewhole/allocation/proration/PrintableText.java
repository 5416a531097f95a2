package makewhole.allocation.proration;

/** What names are made of. Looked at for every name of every book, so without a stream. */
final class PrintableText {
    private PrintableText() {}

    /** Whether a text is more than blanks, at most {@code longest} characters long, and without control characters. */
    static boolean is(String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
