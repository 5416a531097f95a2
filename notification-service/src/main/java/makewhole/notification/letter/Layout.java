package makewhole.notification.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks the blocks of a letter into lines, in the largest print in which the letter itself fits one page. */
final class Layout {
    private static final int POINT = 1_000;
    private static final List<Integer> SIZES = List.of(10_500, 10_000, 9_500, 9_000, 8_500);
    private static final int TITLE_MORE = 4_000;
    private static final int HEADING_MORE = 1_000;
    private static final int INDENT = 14 * POINT;
    private static final int FIGURE_COLUMN_TENTHS = 4;
    private static final int TENTHS = 10;

    private final LineBreaker breaker;
    private final Paper paper;

    Layout(Typeface regular, Typeface bold, Locale locale, Paper paper) {
        breaker = new LineBreaker(regular, bold, locale);
        this.paper = paper;
    }

    List<Placed> place(String title, List<Block> blocks) {
        List<Placed> placed = List.of();
        for (int size : SIZES) {
            placed = place(title, blocks, size);
            if (heightOfLetter(placed) <= paper.columnHeight()) {
                return placed;
            }
        }
        return placed;
    }

    private static int heightOfLetter(List<Placed> placed) {
        int height = 0;
        for (Placed block : placed) {
            if (block instanceof Placed.NewPage) {
                break;
            }
            height += block.before() + block.height();
        }
        return height;
    }

    private List<Placed> place(String title, List<Block> blocks, int size) {
        List<Placed> placed = new ArrayList<>();
        placed.add(words("H1", 0, size + TITLE_MORE, List.of(new Run(title, true, ""))));
        for (Block block : blocks) {
            placed.add(
                    switch (block) {
                        case Block.Heading(String words) ->
                            words("H2", size, size + HEADING_MORE, List.of(new Run(words, true, "")));
                        case Block.Paragraph(List<Run> words) -> words("P", size / 2, size, words);
                        case Block.Points(List<List<Run>> points) ->
                            new Placed.Points(
                                    size / 2,
                                    size,
                                    leading(size),
                                    INDENT,
                                    points.stream()
                                            .map(point -> breaker.lines(point, paper.columnWidth() - INDENT, size))
                                            .toList());
                        case Block.Figures(List<List<List<Run>>> rows) ->
                            new Placed.Figures(size / 2, size, leading(size), figures(rows, size));
                        case Block.Calculation() -> new Placed.NewPage();
                    });
        }
        return placed;
    }

    private Placed words(String tag, int before, int size, List<Run> words) {
        return new Placed.Words(tag, before, size, leading(size), breaker.lines(words, paper.columnWidth(), size));
    }

    private List<List<List<Line>>> figures(List<List<List<Run>>> rows, int size) {
        int right = paper.columnWidth() * FIGURE_COLUMN_TENTHS / TENTHS;
        int left = paper.columnWidth() - right - size;
        List<List<List<Line>>> placed = new ArrayList<>();
        for (List<List<Run>> row : rows) {
            boolean head = placed.isEmpty();
            List<List<Line>> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                List<Run> words = head ? inBold(row.get(i)) : row.get(i);
                cells.add(breaker.lines(words, i == row.size() - 1 ? right : left, size));
            }
            placed.add(cells);
        }
        return placed;
    }

    private static List<Run> inBold(List<Run> words) {
        return words.stream().map(run -> new Run(run.words(), true, run.link())).toList();
    }

    private static int leading(int size) {
        return size * 14 / TENTHS;
    }
}
