package makewhole.notification.letter;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import makewhole.notification.letter.Line.Piece;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;

/** Puts what has been laid out on sheets of paper, from top to bottom, and begins a new one when one is full. */
final class Sheets {
    private static final int SMALL = 9_000;
    private static final int HEAD_LINE = 40_000;
    private static final int SECOND_HEAD_LINE = 54_000;
    private static final int FOOT_LINE = 34_000;
    private static final int THIN = 500;
    private static final Color GREY = new Color(0xA0, 0xA6, 0xAC);
    private static final String BULLET = "•";
    private static final COSName ARTIFACT = COSName.getPDFName("Artifact");

    /** What stands around the words of every letter. */
    record Head(String title, Locale locale, String sender, String recipient, long id) {}

    private final Typeface regular;
    private final Typeface bold;
    private final Paper paper;
    private final Head head;

    Sheets(Typeface regular, Typeface bold, Paper paper, Head head) {
        this.regular = regular;
        this.bold = bold;
        this.paper = paper;
        this.head = head;
    }

    byte[] print(List<Placed> blocks) {
        try (TaggedPdf pdf = new TaggedPdf(head.title(), head.locale().toLanguageTag(), head.id())) {
            Pen pen = new Pen(pdf);
            pen.begin();
            for (Placed block : blocks) {
                pen.draw(block);
            }
            pen.end();
            return pdf.bytes();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("a letter could not be printed", unwritable);
        }
    }

    /** Where the next line goes. */
    private final class Pen {
        private final TaggedPdf pdf;
        private final PDFont regularFont;
        private final PDFont boldFont;
        private final List<PDPage> pages = new ArrayList<>();
        private PDPage page;
        private PDPageContentStream content;
        private int y;

        Pen(TaggedPdf pdf) throws IOException {
            this.pdf = pdf;
            regularFont = PDType0Font.load(pdf.document(), regular.font(), true);
            boldFont = PDType0Font.load(pdf.document(), bold.font(), true);
            page = newPage();
            content = new PDPageContentStream(pdf.document(), page);
            y = paper.top();
        }

        private PDPage newPage() {
            PDPage sheet = new PDPage(new PDRectangle(paper.width() / 1_000f, paper.height() / 1_000f));
            pdf.add(sheet);
            pages.add(sheet);
            return sheet;
        }

        /** Who writes, and to whom: once, at the head of the first sheet. */
        void begin() throws IOException {
            headLine(head.sender(), true, HEAD_LINE);
            headLine(head.recipient(), false, SECOND_HEAD_LINE);
        }

        private void headLine(String words, boolean inBold, int fromTop) throws IOException {
            Run run = new Run(words, inBold, "");
            List<Line> lines =
                    new LineBreaker(regular, bold, head.locale()).lines(List.of(run), paper.columnWidth(), SMALL);
            PDStructureElement paragraph = TaggedPdf.element("P", pdf.letter());
            // A name of several lines shows its beginning here; it stands in full in the letter.
            draw(lines.getFirst(), paragraph, paper.left(), paper.height() - fromTop, SMALL);
        }

        void draw(Placed block) throws IOException {
            y -= block.before();
            switch (block) {
                case Placed.Words words -> drawWords(words);
                case Placed.Points points -> drawPoints(points);
                case Placed.Figures figures -> drawFigures(figures);
                case Placed.NewPage() -> turn();
            }
        }

        private void drawWords(Placed.Words words) throws IOException {
            boolean heads = words.tag().startsWith("H");
            // A heading never stands alone at the end of a sheet.
            needRoom(heads ? words.height() + 2 * words.leading() : words.leading());
            PDStructureElement element = TaggedPdf.element(words.tag(), pdf.letter());
            for (Line line : words.lines()) {
                needRoom(words.leading());
                y -= words.leading();
                draw(line, element, paper.left(), y, words.size());
            }
        }

        private void drawPoints(Placed.Points points) throws IOException {
            PDStructureElement list = TaggedPdf.element("L", pdf.letter());
            for (List<Line> lines : points.points()) {
                PDStructureElement item = TaggedPdf.element("LI", list);
                PDStructureElement label = TaggedPdf.element("Lbl", item);
                PDStructureElement body = TaggedPdf.element("LBody", item);
                boolean first = true;
                for (Line line : lines) {
                    needRoom(points.leading());
                    y -= points.leading();
                    if (first) {
                        show(BULLET, new Run(BULLET, false, ""), label, paper.left(), y, points.size());
                        first = false;
                    }
                    draw(line, body, paper.left() + points.indent(), y, points.size());
                }
            }
        }

        private void drawFigures(Placed.Figures figures) throws IOException {
            PDStructureElement table = TaggedPdf.element("Table", pdf.letter());
            boolean heads = true;
            for (List<List<Line>> row : figures.rows()) {
                needRoom(figures.height(row));
                PDStructureElement tableRow = TaggedPdf.element("TR", table);
                for (int i = 0; i < row.size(); i++) {
                    PDStructureElement cell = TaggedPdf.element(heads ? "TH" : "TD", tableRow);
                    if (heads) {
                        PDTableAttributeObject scope = new PDTableAttributeObject();
                        scope.setScope(PDTableAttributeObject.SCOPE_COLUMN);
                        cell.addAttribute(scope);
                    }
                    drawCell(figures, row.get(i), cell, i > 0 && i == row.size() - 1);
                }
                y -= figures.height(row);
                rule(y);
                heads = false;
            }
        }

        private void drawCell(Placed.Figures figures, List<Line> lines, PDStructureElement cell, boolean atTheRight)
                throws IOException {
            int lineY = y;
            for (Line line : lines) {
                lineY -= figures.leading();
                int left = atTheRight ? paper.left() + paper.columnWidth() - line.width() : paper.left();
                draw(line, cell, left, lineY, figures.size());
            }
        }

        private void draw(Line line, PDStructureElement element, int left, int baseline, int size) throws IOException {
            for (Piece piece : line.pieces()) {
                Run run = piece.run();
                if (run.link().isEmpty()) {
                    show(piece.words(), run, element, left + piece.left(), baseline, size);
                } else {
                    PDStructureElement link = TaggedPdf.element("Link", element);
                    show(piece.words(), run, link, left + piece.left(), baseline, size);
                    int start = left + piece.left();
                    pdf.link(link, page, annotation(run, start, baseline, piece.width(), size));
                }
            }
        }

        private PDAnnotationLink annotation(Run run, int left, int baseline, int width, int size) {
            PDAnnotationLink link = new PDAnnotationLink();
            PDActionURI action = new PDActionURI();
            action.setURI(run.link());
            link.setAction(action);
            link.setContents(run.words());
            link.setPrinted(true);
            link.setRectangle(
                    new PDRectangle(left / 1_000f, (baseline - size / 4) / 1_000f, width / 1_000f, size / 1_000f));
            PDBorderStyleDictionary none = new PDBorderStyleDictionary();
            none.setWidth(0);
            link.setBorderStyle(none);
            return link;
        }

        private void show(String words, Run run, PDStructureElement element, int left, int baseline, int size)
                throws IOException {
            Typeface face = run.bold() ? bold : regular;
            String printed = face.printable(words);
            if (printed.isEmpty()) {
                return;
            }
            PDStructureElement owner = element;
            if (!printed.equals(words)) {
                owner = TaggedPdf.element("Span", element);
                owner.setActualText(words);
            }
            content.beginMarkedContent(COSName.getPDFName(owner.getStructureType()), pdf.mark(owner, page));
            write(printed, run.bold() ? boldFont : regularFont, left, baseline, size);
            content.endMarkedContent();
        }

        private void write(String printed, PDFont font, int left, int baseline, int size) throws IOException {
            content.beginText();
            content.setFont(font, size / 1_000f);
            content.newLineAtOffset(left / 1_000f, baseline / 1_000f);
            content.showText(printed);
            content.endText();
        }

        private void rule(int at) throws IOException {
            content.beginMarkedContent(ARTIFACT);
            content.setStrokingColor(GREY);
            content.setLineWidth(THIN / 1_000f);
            content.moveTo(paper.left() / 1_000f, at / 1_000f);
            content.lineTo((paper.left() + paper.columnWidth()) / 1_000f, at / 1_000f);
            content.stroke();
            content.endMarkedContent();
        }

        private void needRoom(int height) throws IOException {
            if (y - height < paper.bottom() && y < paper.top()) {
                turn();
            }
        }

        private void turn() throws IOException {
            content.close();
            page = newPage();
            content = new PDPageContentStream(pdf.document(), page);
            y = paper.top();
        }

        /** The number of sheets is known only now. */
        void end() throws IOException {
            content.close();
            for (int i = 0; i < pages.size(); i++) {
                content = new PDPageContentStream(
                        pdf.document(), pages.get(i), PDPageContentStream.AppendMode.APPEND, true);
                content.beginMarkedContent(ARTIFACT);
                write("%d / %d".formatted(i + 1, pages.size()), regularFont, paper.left(), FOOT_LINE, SMALL);
                content.endMarkedContent();
                content.close();
            }
        }
    }
}
