package makewhole.remediation.testing;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schema of pain.001.001.09 as ISO 20022 published it; another library carries it. */
public final class PublishedSchema {
    private PublishedSchema() {}

    /** Throws if a payment file is not valid. */
    public static void requireValid(String xml) throws IOException, SAXException {
        URL schema = Objects.requireNonNull(PublishedSchema.class.getResource("/pain.001.001.09.xsd"));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema)
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }
}
