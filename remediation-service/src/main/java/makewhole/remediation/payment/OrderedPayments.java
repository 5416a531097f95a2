package makewhole.remediation.payment;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;

/** Reads back what a payment file orders, from its text alone: the file is what the bank carries out. */
public final class OrderedPayments {
    private OrderedPayments() {}

    /** One ordered payment. */
    public record Ordered(EndToEndId endToEndId, Money amount) {}

    /**
     * The payments of a pain.001 file, in its order.
     *
     * @throws IllegalArgumentException if it is not such a file
     */
    public static List<Ordered> in(String xml) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return read(factory.createXMLStreamReader(new StringReader(xml)));
        } catch (XMLStreamException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    private static List<Ordered> read(XMLStreamReader reader) throws XMLStreamException {
        List<Ordered> ordered = new ArrayList<>();
        String reference = "";
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (reader.getLocalName().equals("EndToEndId")) {
                reference = reader.getElementText();
            } else if (reader.getLocalName().equals("InstdAmt")) {
                String currency = reader.getAttributeValue(null, "Ccy");
                Money amount = Money.parse(reader.getElementText(), Currencies.of(currency));
                ordered.add(new Ordered(new EndToEndId(reference), amount));
            }
        }
        return ordered;
    }
}
