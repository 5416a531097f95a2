package makewhole.remediation.settlement;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import makewhole.platform.digest.Digests;
import makewhole.remediation.payment.CreditTransfer;
import makewhole.remediation.payment.Debtor;
import makewhole.remediation.payment.Pain001;
import makewhole.remediation.payment.PaymentOrder;

/** Writes a run as files for the bank: one currency and one account each, and no more payments than the bank takes. */
final class PaymentFiles {
    private static final int HEX = 16;
    private static final int LETTERS = 32;

    private final PaymentRun run;
    private final Instant createdAt;
    private final int mostPayments;

    /**
     * The files of a run.
     *
     * @param mostPayments that one file may hold
     */
    PaymentFiles(PaymentRun run, Instant createdAt, int mostPayments) {
        this.run = run;
        this.createdAt = createdAt;
        this.mostPayments = mostPayments;
    }

    /** As few files as will do, in the order of the transfers. */
    List<PaymentFile> of(Currency currency, Debtor debtor, List<CreditTransfer> transfers) {
        List<PaymentFile> files = new ArrayList<>();
        for (int first = 0; first < transfers.size(); first += mostPayments) {
            int last = Math.min(first + mostPayments, transfers.size());
            int part = files.size() + 1;
            files.add(file(
                    part,
                    new PaymentOrder(
                            messageId(currency, part),
                            createdAt,
                            run.day(),
                            debtor,
                            currency,
                            transfers.subList(first, last))));
        }
        return files;
    }

    /** Run, currency and part: 33 characters, the same whenever the run is written. */
    private String messageId(Currency currency, int part) {
        String id = new BigInteger(run.id().toString().replace("-", ""), HEX)
                .toString(LETTERS)
                .toUpperCase(Locale.ROOT);
        return "%26s%s%04d".formatted(id, currency.getCurrencyCode(), part).replace(' ', '0');
    }

    private PaymentFile file(int part, PaymentOrder order) {
        String xml = Pain001.write(order);
        return new PaymentFile(
                "pain.001-%s-%s%s.xml"
                        .formatted(
                                order.currency().getCurrencyCode(),
                                run.id().toString().substring(0, 8),
                                part == 1 ? "" : "-" + part),
                order.messageId(),
                order.debtor().iban(),
                order.transfers().size(),
                order.controlSum(),
                Digests.sha256(xml.getBytes(StandardCharsets.UTF_8)),
                xml);
    }
}
