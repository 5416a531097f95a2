package makewhole.notification.template;

import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * The Markdown that notices are written in: what a mail, its plain text and its letter all can say. Anything else would be
 * missing from one of them.
 */
final class KnownMarkdown {
    private static final int HEADING_LEVEL = 2;
    private static final List<Class<? extends Node>> KNOWN = List.of(
            Document.class,
            Paragraph.class,
            Text.class,
            SoftLineBreak.class,
            HardLineBreak.class,
            Link.class,
            Emphasis.class,
            StrongEmphasis.class,
            ThematicBreak.class,
            BulletList.class,
            ListItem.class,
            TableBlock.class,
            TableHead.class,
            TableBody.class,
            TableRow.class,
            TableCell.class);

    private KnownMarkdown() {}

    /**
     * Looks through a document.
     *
     * @throws IllegalArgumentException if something in it is not known, by its name
     */
    static void require(Node node) {
        boolean known =
                node instanceof Heading heading ? heading.getLevel() == HEADING_LEVEL : KNOWN.contains(node.getClass());
        if (!known) {
            throw new IllegalArgumentException("a notice has no %s in it".formatted(name(node)));
        }
        if (node.getParent() instanceof ListItem && !(node instanceof Paragraph)) {
            throw new IllegalArgumentException("a point of a list has words in it and nothing else");
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            require(child);
        }
    }

    private static String name(Node node) {
        return switch (node) {
            case Heading heading ->
                "heading of level %d, only of level %d".formatted(heading.getLevel(), HEADING_LEVEL);
            case OrderedList _ -> "numbered list";
            case Code _ -> "code";
            case IndentedCodeBlock _ -> "code";
            case FencedCodeBlock _ -> "code";
            case BlockQuote _ -> "quotation";
            case Image _ -> "picture";
            case HtmlInline _ -> "HTML";
            case HtmlBlock _ -> "HTML";
            default -> node.getClass().getSimpleName();
        };
    }
}
