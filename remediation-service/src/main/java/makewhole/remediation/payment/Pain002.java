package makewhole.remediation.payment;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import makewhole.platform.money.AmountRefusedException;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.payment.BankAnswer.OnePayment;
import makewhole.remediation.payment.BankAnswer.WholeFile;

/**
 * Reads payment status reports (pain.002.001, any version), as a stream. Where a report speaks of single payments, what it
 * says of the whole file is a summary and passed over, unless it rejects the whole.
 */
public final class Pain002 {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.";
    private static final String TRANSACTION = "TxInfAndSts";
    private static final String REASON = "StsRsnInf";
    private static final String REJECTED = "RJCT";

    private final XMLStreamReader reader;

    private Pain002(XMLStreamReader reader) {
        this.reader = reader;
    }

    /**
     * The answers of a report, in its order.
     *
     * @throws IllegalArgumentException if it is no such report, or says something that cannot be understood
     */
    public static List<BankAnswer> read(InputStream xml) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return new Pain002(factory.createXMLStreamReader(xml)).answers();
        } catch (XMLStreamException | AmountRefusedException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    private List<BankAnswer> answers() throws XMLStreamException {
        requireReport();
        List<BankAnswer> answers = new ArrayList<>();
        Map<String, String> rejected = new LinkedHashMap<>(); // whole files, with the reason
        String message = "";
        String file = "";
        String status = "";
        String code = "";
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "OrgnlMsgId" -> {
                    message = reader.getElementText().strip();
                    file = message;
                }
                // Each of our files holds one instruction, under the file's own id; banks that do not say it, say so.
                case "OrgnlPmtInfId" -> {
                    String instruction = reader.getElementText().strip();
                    file = instruction.equals("NOTPROVIDED") ? message : instruction;
                }
                case "GrpSts", "PmtInfSts" -> {
                    status = reader.getElementText().strip();
                    if (status.equals(REJECTED) && !rejected.containsKey(message)) {
                        rejected.put(file, "");
                    }
                }
                case REASON -> {
                    String reason = reason();
                    code = code.isEmpty() ? reason : code;
                    if (status.equals(REJECTED)) {
                        rejected.computeIfPresent(
                                rejected.containsKey(message) ? message : file,
                                (whole, known) -> known.isEmpty() || ReturnReason.isDuplicate(reason) ? reason : known);
                    }
                }
                case TRANSACTION -> answers.add(transaction());
                default -> {
                    // Parties and dates are not for us.
                }
            }
        }
        if (!rejected.isEmpty()) {
            // What is rejected as a whole is rejected with the transactions that the report does not list.
            rejected.forEach((whole, reason) -> answers.add(
                    new BankAnswer(new WholeFile(whole), BankState.REJECTED, Optional.empty(), reason, "")));
        } else if (answers.isEmpty() && !status.isEmpty()) {
            answers.add(new BankAnswer(new WholeFile(message), state(status), Optional.empty(), code, ""));
        }
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("the report says nothing of any payment");
        }
        return answers;
    }

    private void requireReport() throws XMLStreamException {
        reader.nextTag();
        String namespace = reader.getNamespaceURI();
        if (!reader.getLocalName().equals("Document") || namespace == null || !namespace.startsWith(NAMESPACE)) {
            throw new IllegalArgumentException("it is no pain.002 report");
        }
    }

    /** The first code of a reason; empty if it has none. */
    private String reason() throws XMLStreamException {
        String code = "";
        while (!(reader.next() == XMLStreamConstants.END_ELEMENT
                && reader.getLocalName().equals(REASON))) {
            if (reader.isStartElement()
                    && code.isEmpty()
                    && (reader.getLocalName().equals("Cd")
                            || reader.getLocalName().equals("Prtry"))) {
                code = reader.getElementText().strip();
            }
        }
        return code;
    }

    private BankAnswer transaction() throws XMLStreamException {
        String reference = "";
        String status = "";
        String code = "";
        StringBuilder words = new StringBuilder();
        Optional<Money> amount = Optional.empty();
        while (!(reader.next() == XMLStreamConstants.END_ELEMENT
                && reader.getLocalName().equals(TRANSACTION))) {
            if (!reader.isStartElement()) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "OrgnlEndToEndId" -> reference = reader.getElementText().strip();
                case "TxSts" -> status = reader.getElementText().strip();
                case "Cd", "Prtry" ->
                    code = code.isEmpty() ? reader.getElementText().strip() : code;
                case "AddtlInf" ->
                    words.append(words.isEmpty() ? "" : " ")
                            .append(reader.getElementText().strip());
                case "InstdAmt" -> amount = Optional.of(amount());
                default -> {
                    // Parties and dates are not for us.
                }
            }
        }
        return new BankAnswer(new OnePayment(reference), state(status), amount, code, words.toString());
    }

    private Money amount() throws XMLStreamException {
        String currency = String.valueOf(reader.getAttributeValue(null, "Ccy"));
        return Money.parse(reader.getElementText().strip(), Currencies.of(currency));
    }

    private static BankState state(String status) {
        return switch (status) {
            case "RCVD", "PDNG", "ACTC", "ACCP", "ACSP", "ACWC", "ACFC", "ACWP", "PART" -> BankState.ACCEPTED;
            case "ACSC", "ACCC" -> BankState.SETTLED;
            case "RJCT", "CANC" -> BankState.REJECTED;
            default -> throw new IllegalArgumentException("the status '%s' is not known".formatted(status));
        };
    }
}
