package makewhole.remediation.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class MarkupTest {
    @Test
    void a_parser_of_xml_reads_whatever_character_somebody_typed()
            throws IOException, ParserConfigurationException, SAXException {
        StringBuilder all = new StringBuilder();
        for (int unit = Character.MIN_VALUE; unit <= Character.MAX_VALUE; unit++) {
            all.append((char) unit).append('x');
        }
        String xml = "<p title=\"%1$s\">%1$s</p>".formatted(Markup.escaped(all.toString()));

        String read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement()
                .getTextContent();

        assertThat(read).hasSameSizeAs(all).contains("<x", "&x", "\"x", "äx", "€x");
    }

    @Test
    void what_xml_forbids_becomes_a_space_and_everything_else_stays() {
        assertThat(Markup.readable("a\u000Bb\u0000c\u001Fd\uFFFEe\uFFFFf\uD83Dg\uDE00h"))
                .isEqualTo("a b c d e f g h");
        assertThat(Markup.readable("a\tb\nc\rd \u007F\u0085\u00A0\uFFFD😀"))
                .isEqualTo("a\tb\nc\rd \u007F\u0085\u00A0\uFFFD😀");
    }
}
