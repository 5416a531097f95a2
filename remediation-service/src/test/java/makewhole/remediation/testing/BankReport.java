package makewhole.remediation.testing;

/** A status report as a bank writes it (pain.002.001.10). */
public final class BankReport {
    private final String messageId;
    private final StringBuilder transactions = new StringBuilder();
    private String group = "";
    private String instruction = "";
    private String instructionStatus = "";

    private BankReport(String messageId) {
        this.messageId = messageId;
        instruction = messageId;
    }

    /** About the file of this message. */
    public static BankReport of(String messageId) {
        return new BankReport(messageId);
    }

    public BankReport group(String status) {
        group = "<GrpSts>%s</GrpSts>".formatted(status);
        return this;
    }

    /** The same with a reason. */
    public BankReport group(String status, String code) {
        group(status);
        group += reason(code);
        return this;
    }

    /** What it says of the one instruction that our file holds. */
    public BankReport instruction(String id, String status) {
        instruction = id;
        instructionStatus = "<PmtInfSts>%s</PmtInfSts>".formatted(status);
        return this;
    }

    /** The same with a reason. */
    public BankReport instruction(String id, String status, String code) {
        instruction(id, status);
        instructionStatus += reason(code);
        return this;
    }

    private static String reason(String code) {
        return "<StsRsnInf><Rsn><Cd>%s</Cd></Rsn></StsRsnInf>".formatted(code);
    }

    public BankReport with(String reference, String status, String code) {
        String reason = code.isEmpty()
                ? ""
                : "<StsRsnInf><Rsn><Cd>%s</Cd></Rsn><AddtlInf>As the bank sees it</AddtlInf></StsRsnInf>"
                        .formatted(code);
        transactions.append("<TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts>%s</TxInfAndSts>"
                .formatted(reference, status, reason));
        return this;
    }

    public String xml() {
        String single = transactions.isEmpty() && instructionStatus.isEmpty()
                ? ""
                : "<OrgnlPmtInfAndSts><OrgnlPmtInfId>%s</OrgnlPmtInfId>%s%s</OrgnlPmtInfAndSts>"
                        .formatted(instruction, instructionStatus, transactions);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-10-01T08:00:00Z</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>%s</OrgnlGrpInfAndSts>
                %s</CstmrPmtStsRpt></Document>
                """.formatted(messageId, group, single);
    }
}
