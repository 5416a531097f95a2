package makewhole.notification.letter;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import makewhole.notification.letter.Block.Calculation;
import makewhole.notification.letter.Block.Figures;
import makewhole.notification.letter.Block.Heading;
import makewhole.notification.letter.Block.Paragraph;
import makewhole.notification.letter.Block.Points;

/**
 * Reads the words of a notice back from its HTML. The letter is made of what was approved and stored, so it cannot say
 * anything else than the mail.
 */
final class LetterWords {
    private static final XMLInputFactory READERS = readers();

    private final List<Block> blocks = new ArrayList<>();
    private final Deque<String> links = new ArrayDeque<>();
    private List<Run> runs = new ArrayList<>();
    private List<List<Run>> group = new ArrayList<>();
    private List<List<List<Run>>> rows = new ArrayList<>();
    private boolean inPoint;
    private boolean bold;

    private LetterWords() {}

    /**
     * The blocks of a notice.
     *
     * @param html the body of a notice, as commonmark writes it: well-formed, with the five named entities of XML
     */
    static List<Block> of(String html) {
        LetterWords words = new LetterWords();
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader("<words>" + html + "</words>"));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> words.start(reader);
                    case XMLStreamConstants.END_ELEMENT -> words.end(reader.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> words.add(reader.getText());
                    default -> {}
                }
            }
        } catch (XMLStreamException unreadable) {
            throw new IllegalArgumentException("the words of the notice cannot be read", unreadable);
        }
        return words.blocks;
    }

    private static XMLInputFactory readers() {
        XMLInputFactory readers = XMLInputFactory.newInstance();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readers.setProperty(XMLInputFactory.IS_COALESCING, true);
        return readers;
    }

    private void start(XMLStreamReader element) {
        switch (element.getLocalName()) {
            case "h2", "th", "td" -> runs = new ArrayList<>();
            case "p" -> {
                if (!inPoint) {
                    runs = new ArrayList<>();
                }
            }
            case "li" -> {
                inPoint = true;
                runs = new ArrayList<>();
            }
            case "ul", "tr" -> group = new ArrayList<>();
            case "table" -> rows = new ArrayList<>();
            case "strong", "em" -> bold = true;
            case "a" -> links.push(String.valueOf(element.getAttributeValue(null, "href")));
            case "br" -> runs.add(new Run(" ", false, ""));
            case "words", "thead", "tbody", "hr" -> {}
            default -> throw new IllegalArgumentException("a letter knows no " + element.getLocalName());
        }
    }

    private void end(String element) {
        switch (element) {
            case "h2" -> blocks.add(new Heading(plain()));
            case "p" -> {
                if (!inPoint) {
                    blocks.add(new Paragraph(runs));
                }
            }
            case "li" -> {
                inPoint = false;
                group.add(runs);
            }
            case "th", "td" -> group.add(runs);
            case "ul" -> blocks.add(new Points(group));
            case "tr" -> rows.add(group);
            case "table" -> blocks.add(new Figures(rows));
            case "strong", "em" -> bold = false;
            case "a" -> links.pop();
            case "hr" -> blocks.add(new Calculation());
            default -> {}
        }
    }

    private void add(String text) {
        String flowing = text.replace('\n', ' ');
        if (!flowing.isEmpty()) {
            runs.add(new Run(flowing, bold, links.isEmpty() ? "" : links.peek()));
        }
    }

    private String plain() {
        StringBuilder words = new StringBuilder();
        runs.forEach(run -> words.append(run.words()));
        return words.toString();
    }
}
