package makewhole.notification.letter;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import makewhole.notification.letter.Line.Piece;

/** Breaks words into lines where the language of the letter allows it: Japanese nearly everywhere, others at blanks. */
final class LineBreaker {
    private final Typeface regular;
    private final Typeface bold;
    private final Locale locale;
    private List<Line> lines = new ArrayList<>();
    private List<Piece> line = new ArrayList<>();
    private int used;
    private int width;
    private int size;

    LineBreaker(Typeface regular, Typeface bold, Locale locale) {
        this.regular = regular;
        this.bold = bold;
        this.locale = locale;
    }

    /**
     * The lines of a paragraph; at least one.
     *
     * @param width of the column, in thousandths of a point
     * @param size of the print, in thousandths of a point
     */
    List<Line> lines(List<Run> runs, int width, int size) {
        this.lines = new ArrayList<>();
        this.line = new ArrayList<>();
        this.used = 0;
        this.width = width;
        this.size = size;
        for (Run run : runs) {
            BreakIterator breaks = BreakIterator.getLineInstance(locale);
            breaks.setText(run.words());
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
                place(run, run.words().substring(start, end));
            }
        }
        endLine();
        return lines;
    }

    private void place(Run run, String words) {
        if (used + measure(run, words.stripTrailing()) > width && used > 0) {
            endLine();
        }
        String rest = used == 0 ? words.stripLeading() : words;
        while (measure(run, rest.stripTrailing()) > width) { // a word that is longer than a line
            int fitting = fitting(run, rest);
            append(run, rest.substring(0, fitting));
            endLine();
            rest = rest.substring(fitting);
        }
        append(run, rest);
    }

    private int fitting(Run run, String words) {
        int end = words.offsetByCodePoints(0, 1);
        while (end < words.length()) {
            int next = words.offsetByCodePoints(end, 1);
            if (measure(run, words.substring(0, next)) > width) {
                break;
            }
            end = next;
        }
        return end;
    }

    private void append(Run run, String words) {
        if (words.isEmpty()) {
            return;
        }
        int wide = measure(run, words);
        if (!line.isEmpty() && line.getLast().run().equals(run)) {
            Piece last = line.removeLast();
            line.add(new Piece(run, last.words() + words, last.left(), last.width() + wide));
        } else {
            line.add(new Piece(run, words, used, wide));
        }
        used += wide;
    }

    private void endLine() {
        if (!line.isEmpty()) {
            Piece last = line.removeLast();
            String words = last.words().stripTrailing();
            line.add(new Piece(last.run(), words, last.left(), measure(last.run(), words)));
        }
        lines.add(new Line(line));
        line = new ArrayList<>();
        used = 0;
    }

    private int measure(Run run, String words) {
        Typeface face = run.bold() ? bold : regular;
        return face.width(face.printable(words), size);
    }
}
