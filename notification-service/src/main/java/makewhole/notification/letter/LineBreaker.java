package makewhole.notification.letter;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import makewhole.notification.letter.Line.Piece;

/**
 * Breaks words into lines where the language of the letter allows it: Japanese nearly everywhere, others at blanks. An address
 * or a day is never broken, and no line begins with what ends the words before.
 */
final class LineBreaker {
    /** A day as Japanese writes it: without the blanks that keep other languages' days together. */
    private static final Pattern DAY = Pattern.compile("\\d{1,4}年\\d{1,2}月\\d{1,2}日");

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
        for (List<Part> unit : units(runs)) {
            place(unit);
        }
        endLine();
        return lines;
    }

    /** Some words of a run. */
    private record Part(Run run, String words) {}

    /** What stays together on a line: mostly a word with the blank after it. */
    private List<List<Part>> units(List<Run> runs) {
        List<List<Part>> units = new ArrayList<>();
        String before = " ";
        for (Run run : runs) {
            BreakIterator breaks = BreakIterator.getLineInstance(locale);
            breaks.setText(run.words());
            List<MatchResult> days = DAY.matcher(run.words()).results().toList();
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
                String words = run.words().substring(start, end);
                if (mayBreak(before, words, start > 0) && !isInside(days, start)) {
                    units.add(new ArrayList<>());
                }
                units.getLast().add(new Part(run, words));
                before = words;
            }
        }
        return units;
    }

    /**
     * Whether a line may end between two pieces of text.
     *
     * @param inside whether the rules of the language have said so already, which know of no addresses
     */
    private static boolean mayBreak(String before, String after, boolean inside) {
        int last = before.codePointBefore(before.length());
        int first = after.codePointAt(0);
        boolean eastAsian = isEastAsian(last) || isEastAsian(first);
        return Character.isWhitespace(last)
                || Character.isWhitespace(first)
                || (eastAsian && (inside || Character.isLetterOrDigit(first)));
    }

    private static boolean isInside(List<MatchResult> days, int at) {
        return days.stream().anyMatch(day -> day.start() < at && at < day.end());
    }

    /** Chinese and Japanese signs, with their own punctuation, begin here. */
    private static boolean isEastAsian(int character) {
        return character >= 0x2E80;
    }

    private void place(List<Part> unit) {
        // Blanks at the end need no room.
        Part last = unit.getLast();
        int wide = measure(last.run(), last.words().stripTrailing()) - measure(last.run(), last.words());
        for (Part part : unit) {
            wide += measure(part.run(), part.words());
        }
        if (used + wide > width && used > 0) {
            endLine();
        }
        unit.forEach(part -> place(part.run(), part.words()));
    }

    private void place(Run run, String words) {
        String rest = used == 0 ? words.stripLeading() : words;
        while (used + measure(run, rest.stripTrailing()) > width) { // a word that is longer than a line
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
            if (used + measure(run, words.substring(0, next)) > width) {
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
