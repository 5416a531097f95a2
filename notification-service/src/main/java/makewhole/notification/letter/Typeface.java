package makewhole.notification.letter;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * One weight of the typeface, parsed once: its figures are what every letter needs. M PLUS 1p has Latin, Greek, Cyrillic
 * and the Japanese of everyday use. What it lacks is printed as a geta mark, as printers in Japan do; whoever listens to
 * the letter, or copies from it, gets the character itself.
 */
final class Typeface {
    static final int GETA = 0x3013;
    private static final int KNOWN = 0x10000;
    private static final int THOUSAND = 1_000;

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final short[] widths = new short[KNOWN];

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        glyphs = font.getUnicodeCmapLookup();
        int unitsPerEm = font.getUnitsPerEm();
        for (int character = 0; character < KNOWN; character++) {
            int glyph = glyphs.getGlyphId(character);
            widths[character] = glyph == 0 ? -1 : (short) (font.getAdvanceWidth(glyph) * THOUSAND / unitsPerEm);
        }
    }

    /** Reads a font that is shipped with the service. */
    static Typeface named(String file) {
        try (InputStream bytes = Typeface.class.getResourceAsStream("/fonts/" + file)) {
            if (bytes == null) {
                throw new FileNotFoundException("fonts/" + file);
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes.readAllBytes()));
            // Ligatures cost ten times as much as all the rest, and a name is no place for them.
            font.setEnableGsub(false);
            return new Typeface(font);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("fonts/" + file, unreadable);
        }
    }

    TrueTypeFont font() {
        return font;
    }

    /** Whether there is a glyph for a character. */
    boolean knows(int character) {
        return character < KNOWN ? widths[character] >= 0 : glyphs.getGlyphId(character) != 0;
    }

    /** The text as it is printed, from left to right, whichever way it is written. */
    String printable(String text) {
        char[] characters = text.toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length) ? fromLeftToRight(marked(text)) : marked(text);
    }

    private String marked(String text) {
        if (text.codePoints().allMatch(this::knows)) {
            return text;
        }
        StringBuilder printed = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (knows(character)) {
                printed.appendCodePoint(character);
            } else if (Character.isSpaceChar(character)) {
                printed.append(' '); // the narrow one that French puts between thousands, say
            } else if (isSeen(character)) {
                printed.appendCodePoint(GETA);
            }
        });
        return printed.toString();
    }

    private static String fromLeftToRight(String text) {
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Integer[] runs = new Integer[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            runs[i] = i;
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        StringBuilder printed = new StringBuilder(text.length());
        for (int run : runs) {
            String words = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            boolean backwards = bidi.getRunLevel(run) % 2 == 1;
            printed.append(backwards ? new StringBuilder(words).reverse() : words);
        }
        return printed.toString();
    }

    /**
     * How wide a printable text is.
     *
     * @param size in thousandths of a point
     * @return in thousandths of a point
     */
    int width(String printable, int size) {
        long thousandths = 0;
        for (int i = 0; i < printable.length(); i++) {
            thousandths += Math.max(0, widths[printable.charAt(i)]);
        }
        return Math.toIntExact(thousandths * size / THOUSAND);
    }

    private static boolean isSeen(int character) {
        int type = Character.getType(character);
        return type != Character.FORMAT && type != Character.NON_SPACING_MARK && type != Character.CONTROL;
    }
}
