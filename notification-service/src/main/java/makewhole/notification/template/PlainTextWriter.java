package makewhole.notification.template;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** Writes a Markdown document as a letter in plain text: lines of moderate length, headings, lists, columns of figures. */
final class PlainTextWriter extends AbstractVisitor {
    private static final int LINE_LENGTH = 72;

    private final StringBuilder letter = new StringBuilder();
    private StringBuilder words = new StringBuilder();
    private String indent = "";
    private String bullet = "";
    private boolean inTightList;

    private final Locale locale;

    private PlainTextWriter(Locale locale) {
        this.locale = locale;
    }

    static String write(Node document, Locale locale) {
        PlainTextWriter writer = new PlainTextWriter(locale);
        document.accept(writer);
        return writer.letter.toString().stripTrailing() + "\n";
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        words.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        words.append('\n');
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        String address = link.getDestination().replaceFirst("^mailto:", "");
        if (!words.toString().endsWith(address)) {
            words.append(": ").append(address);
        }
    }

    @Override
    public void visit(Heading heading) {
        String title = wordsOf(heading);
        letter.append(title).append('\n').append("-".repeat(columns(title))).append('\n');
    }

    @Override
    public void visit(ThematicBreak thematicBreak) {
        letter.append("* * *\n\n");
    }

    @Override
    public void visit(Paragraph paragraph) {
        wrap(wordsOf(paragraph));
        if (!inTightList) {
            letter.append('\n');
        }
    }

    @Override
    public void visit(BulletList list) {
        inTightList = list.isTight();
        visitChildren(list);
        inTightList = false;
        if (list.isTight()) {
            letter.append('\n');
        }
    }

    @Override
    public void visit(ListItem item) {
        bullet = "- ";
        indent = "  ";
        visitChildren(item);
        indent = "";
    }

    @Override
    public void visit(CustomBlock block) {
        if (!(block instanceof TableBlock)) {
            throw new IllegalStateException("no template uses " + block);
        }
        List<List<String>> rows = new ArrayList<>();
        block.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow) {
                    rows.add(new ArrayList<>());
                }
                if (node instanceof TableCell) {
                    rows.getLast().add(wordsOf(node));
                } else {
                    visitChildren(node);
                }
            }
        });
        writeColumns(rows);
    }

    private void writeColumns(List<List<String>> rows) {
        int figures =
                rows.stream().mapToInt(row -> columns(row.getLast())).max().orElse(0);
        int labels =
                rows.stream().mapToInt(row -> columns(row.getFirst())).max().orElse(0);
        for (List<String> row : rows) {
            String label = row.getFirst();
            String figure = row.getLast();
            letter.append(label)
                    .append(" ".repeat(labels - columns(label) + 2 + figures - columns(figure)))
                    .append(figure)
                    .append('\n');
        }
        letter.append('\n');
    }

    private String wordsOf(Node node) {
        StringBuilder before = words;
        words = new StringBuilder();
        visitChildren(node);
        String result = words.toString();
        words = before;
        return result;
    }

    private void wrap(String paragraph) {
        for (String line : paragraph.split("\n", -1)) {
            StringBuilder current = new StringBuilder(bullet.isEmpty() ? indent : bullet);
            bullet = "";
            int start = current.length();
            BreakIterator breaks = BreakIterator.getLineInstance(locale);
            breaks.setText(line);
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
                // A break after a hyphen or a slash would tear addresses and references apart.
                char last = line.charAt(to - 1);
                if (to < line.length() && last != ' ' && !isWide(last) && !isWide(line.charAt(to))) {
                    continue;
                }
                String word = line.substring(from, to);
                from = to;
                if (current.length() > start
                        && columns(current.toString()) + columns(word.stripTrailing()) > LINE_LENGTH) {
                    letter.append(current.toString().stripTrailing()).append('\n');
                    current = new StringBuilder(indent);
                    start = current.length();
                }
                current.append(word);
            }
            letter.append(current.toString().stripTrailing()).append('\n');
        }
    }

    /** How many columns a text takes on a screen where every letter is as wide as the next: those of East Asia take two. */
    private static int columns(String text) {
        return text.length()
                + Math.toIntExact(text.chars().filter(PlainTextWriter::isWide).count());
    }

    private static boolean isWide(int character) {
        return (character >= 0x1100 && character <= 0x115F)
                || (character >= 0x2E80 && character <= 0xA4CF)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0xFF01 && character <= 0xFF60);
    }
}
