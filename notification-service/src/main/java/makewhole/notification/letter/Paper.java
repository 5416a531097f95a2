package makewhole.notification.letter;

import java.util.Locale;

/** The sheet a letter is printed on. All measures are in thousandths of a point. */
enum Paper {
    A4(595_276, 841_890),
    LETTER(612_000, 792_000);

    private static final int MARGIN_LEFT = 62_000;
    private static final int MARGIN_TOP = 84_000;
    private static final int MARGIN_BOTTOM = 62_000;

    private final int width;
    private final int height;

    Paper(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** What printers hold where a locale is spoken. */
    static Paper of(Locale locale) {
        return locale.getCountry().equals("US") ? LETTER : A4;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int left() {
        return MARGIN_LEFT;
    }

    /** From the bottom of the sheet to the top of the column. */
    int top() {
        return height - MARGIN_TOP;
    }

    int bottom() {
        return MARGIN_BOTTOM;
    }

    int columnWidth() {
        return width - 2 * MARGIN_LEFT;
    }

    int columnHeight() {
        return top() - bottom();
    }
}
