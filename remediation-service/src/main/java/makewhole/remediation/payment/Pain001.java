package makewhole.remediation.payment;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.ChargeBearerType1Code;
import com.prowidesoftware.swift.model.mx.dic.ClearingSystemIdentification2Choice;
import com.prowidesoftware.swift.model.mx.dic.ClearingSystemMemberIdentification2;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.PostalAddress24;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import makewhole.remediation.investor.Account;

/**
 * Writes customer credit transfer initiations (pain.001.001.09). The firm bears the charges, so that a payee receives
 * exactly what the plan says.
 */
public final class Pain001 {
    private static final String US_ROUTING_NUMBERS = "USABA";

    private Pain001() {}

    /** The file, as XML. */
    public static String write(PaymentOrder order) {
        CustomerCreditTransferInitiationV09 initiation = new CustomerCreditTransferInitiationV09();
        initiation.setGrpHdr(header(order));
        initiation.getPmtInf().add(instruction(order));
        MxPain00100109 message = new MxPain00100109();
        message.setCstmrCdtTrfInitn(initiation);
        return message.document();
    }

    private static GroupHeader85 header(PaymentOrder order) {
        return new GroupHeader85()
                .setMsgId(order.messageId())
                .setCreDtTm(order.createdAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                .setNbOfTxs(Integer.toString(order.transfers().size()))
                .setCtrlSum(order.controlSum().toDecimal())
                .setInitgPty(new PartyIdentification135().setNm(order.debtor().name()));
    }

    private static PaymentInstruction30 instruction(PaymentOrder order) {
        PaymentInstruction30 instruction = new PaymentInstruction30()
                .setPmtInfId(order.messageId())
                .setPmtMtd(PaymentMethod3Code.TRF)
                .setBtchBookg(true)
                .setNbOfTxs(Integer.toString(order.transfers().size()))
                .setCtrlSum(order.controlSum().toDecimal())
                .setReqdExctnDt(new DateAndDateTime2Choice().setDt(order.executeOn()))
                .setDbtr(new PartyIdentification135().setNm(order.debtor().name()))
                .setDbtrAcct(new CashAccount38()
                        .setId(new AccountIdentification4Choice()
                                .setIBAN(order.debtor().iban()))
                        .setCcy(order.currency().getCurrencyCode()))
                .setDbtrAgt(new BranchAndFinancialInstitutionIdentification6()
                        .setFinInstnId(new FinancialInstitutionIdentification18()
                                .setBICFI(order.debtor().bic())))
                .setChrgBr(ChargeBearerType1Code.DEBT);
        order.transfers().forEach(transfer -> instruction.getCdtTrfTxInf().add(transaction(transfer)));
        return instruction;
    }

    private static CreditTransferTransaction34 transaction(CreditTransfer transfer) {
        RemittanceInformation16 remittance = new RemittanceInformation16();
        remittance.getUstrd().add(transfer.purpose());
        CreditTransferTransaction34 transaction = new CreditTransferTransaction34()
                .setPmtId(new PaymentIdentification6()
                        .setInstrId(transfer.endToEndId().value())
                        .setEndToEndId(transfer.endToEndId().value()))
                .setAmt(new AmountType4Choice()
                        .setInstdAmt(new ActiveOrHistoricCurrencyAndAmount()
                                .setCcy(transfer.amount().currency().getCurrencyCode())
                                .setValue(transfer.amount().toDecimal())))
                .setCdtr(party(transfer))
                .setCdtrAcct(new CashAccount38().setId(number(transfer.account())))
                .setRmtInf(remittance);
        switch (transfer.account().kind()) {
            case IBAN -> {
                // The IBAN names the bank.
            }
            case US_ABA -> transaction.setCdtrAgt(routing(transfer.account().routing()));
        }
        return transaction;
    }

    private static PartyIdentification135 party(CreditTransfer transfer) {
        PartyIdentification135 party = new PartyIdentification135().setNm(transfer.payee());
        return transfer.country().isEmpty()
                ? party
                : party.setPstlAdr(new PostalAddress24().setCtry(transfer.country()));
    }

    private static AccountIdentification4Choice number(Account account) {
        return switch (account.kind()) {
            case IBAN -> new AccountIdentification4Choice().setIBAN(account.number());
            case US_ABA ->
                new AccountIdentification4Choice().setOthr(new GenericAccountIdentification1().setId(account.number()));
        };
    }

    private static BranchAndFinancialInstitutionIdentification6 routing(String number) {
        return new BranchAndFinancialInstitutionIdentification6()
                .setFinInstnId(new FinancialInstitutionIdentification18()
                        .setClrSysMmbId(new ClearingSystemMemberIdentification2()
                                .setClrSysId(new ClearingSystemIdentification2Choice().setCd(US_ROUTING_NUMBERS))
                                .setMmbId(number)));
    }
}
