package makewhole.remediation.payment;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The twin of a payment file for banks and people who take CSV. It is read out of the very text of the file, so the two
 * can never say different things.
 */
public final class PaymentCsv {
    private static final String TRANSACTION = "CdtTrfTxInf";

    private PaymentCsv() {}

    /**
     * One row per payment, in the order of the file.
     *
     * @throws IllegalArgumentException if it is no pain.001 file
     */
    public static String of(String xml) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("end_to_end_id", "currency", "amount", "payee", "country", "account", "routing", "purpose");
            write(factory.createXMLStreamReader(new StringReader(xml)), csv);
        } catch (XMLStreamException unreadable) {
            throw new IllegalArgumentException(unreadable);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return text.toString();
    }

    private static void write(XMLStreamReader reader, CsvWriter csv) throws XMLStreamException {
        Deque<String> path = new ArrayDeque<>();
        Map<String, String> fields = new LinkedHashMap<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(reader.getLocalName());
                    if (reader.getLocalName().equals("InstdAmt")) {
                        fields.put("currency", String.valueOf(reader.getAttributeValue(null, "Ccy")));
                    }
                }
                case XMLStreamConstants.CHARACTERS -> {
                    String field = field(path);
                    if (!field.isEmpty()) {
                        fields.merge(field, reader.getText(), String::concat);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (path.removeLast().equals(TRANSACTION)) {
                        row(csv, fields);
                        fields.clear();
                    }
                }
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
    }

    private static String field(Deque<String> path) {
        String whole = String.join("/", path);
        int transaction = whole.indexOf(TRANSACTION + "/");
        return transaction < 0
                ? ""
                : switch (whole.substring(transaction + TRANSACTION.length() + 1)) {
                    case "PmtId/EndToEndId" -> "reference";
                    case "Amt/InstdAmt" -> "amount";
                    case "Cdtr/Nm" -> "payee";
                    case "Cdtr/PstlAdr/Ctry" -> "country";
                    case "CdtrAcct/Id/IBAN", "CdtrAcct/Id/Othr/Id" -> "account";
                    case "CdtrAgt/FinInstnId/ClrSysMmbId/MmbId" -> "routing";
                    case "RmtInf/Ustrd" -> "purpose";
                    default -> "";
                };
    }

    private static void row(CsvWriter csv, Map<String, String> fields) {
        csv.writeRecord(
                fields.getOrDefault("reference", ""),
                fields.getOrDefault("currency", ""),
                fields.getOrDefault("amount", ""),
                fields.getOrDefault("payee", ""),
                fields.getOrDefault("country", ""),
                fields.getOrDefault("account", ""),
                fields.getOrDefault("routing", ""),
                fields.getOrDefault("purpose", ""));
    }
}
