package makewhole.remediation.testing;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schemas of pain.001.001.09 and pain.002.001.10 as ISO 20022 published them; another library carries them. */
public final class PublishedSchema {
    private PublishedSchema() {}

    /** Throws if a payment file is not valid. */
    public static void requireValid(String xml) throws IOException, SAXException {
        requireValid(xml, "/pain.001.001.09.xsd");
    }

    /** Throws if a status report is not valid. */
    public static void requireValidReport(String xml) throws IOException, SAXException {
        requireValid(xml, "/pain.002.001.10.xsd");
    }

    private static void requireValid(String xml, String published) throws IOException, SAXException {
        URL schema = Objects.requireNonNull(PublishedSchema.class.getResource(published));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema)
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }
}
