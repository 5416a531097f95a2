package makewhole.remediation.settlement;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import makewhole.platform.digest.Digests;
import makewhole.remediation.payment.CreditTransfer;
import makewhole.remediation.payment.Debtor;
import makewhole.remediation.payment.Pain001;
import makewhole.remediation.payment.PaymentOrder;

/**
 * Writes a run as files for the bank: one currency and one account each, and no more payments than the bank takes. A file
 * is handed on as soon as it is full, so that one of them is in memory at a time.
 */
final class PaymentFiles {
    private static final int HEX = 16;
    private static final int LETTERS = 32;

    private final PaymentRun run;
    private final Instant createdAt;
    private final int mostPayments;
    private final Consumer<PaymentFile> taker;

    /**
     * The files of a run.
     *
     * @param mostPayments that one file may hold
     * @param taker gets each file when it is written
     */
    PaymentFiles(PaymentRun run, Instant createdAt, int mostPayments, Consumer<PaymentFile> taker) {
        this.run = run;
        this.createdAt = createdAt;
        this.mostPayments = mostPayments;
        this.taker = taker;
    }

    /** The files of one currency: as few as will do, in the order of the transfers. */
    Currencywise of(Currency currency, Debtor debtor) {
        return new Currencywise(currency, debtor);
    }

    /** Takes transfers of one currency. */
    final class Currencywise {
        private final Currency currency;
        private final Debtor debtor;
        private final List<CreditTransfer> waiting = new ArrayList<>();
        private int parts;

        private Currencywise(Currency currency, Debtor debtor) {
            this.currency = currency;
            this.debtor = debtor;
        }

        void add(CreditTransfer transfer) {
            waiting.add(transfer);
            if (waiting.size() == mostPayments) {
                end();
            }
        }

        /** Writes what is left. */
        void end() {
            if (!waiting.isEmpty()) {
                parts++;
                taker.accept(file(
                        parts,
                        new PaymentOrder(
                                messageId(currency, parts),
                                createdAt,
                                run.day(),
                                debtor,
                                currency,
                                List.copyOf(waiting))));
                waiting.clear();
            }
        }
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
