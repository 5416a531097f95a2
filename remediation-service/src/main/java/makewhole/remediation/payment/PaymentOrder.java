package makewhole.remediation.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import makewhole.platform.money.Money;

/**
 * What one payment file orders: transfers in one currency out of one account on one day.
 *
 * @param messageId at most 35 characters, unique for ever
 */
public record PaymentOrder(
        String messageId,
        Instant createdAt,
        LocalDate executeOn,
        Debtor debtor,
        Currency currency,
        List<CreditTransfer> transfers) {
    private static final int LONGEST_ID = 35;

    public PaymentOrder {
        transfers = List.copyOf(transfers);
        if (messageId.isEmpty() || messageId.length() > LONGEST_ID || transfers.isEmpty()) {
            throw new IllegalArgumentException("an order has an id of 1 to 35 characters, and transfers");
        }
        for (CreditTransfer transfer : transfers) {
            if (!transfer.amount().currency().equals(currency)
                    || transfer.amount().minor() <= 0) {
                throw new IllegalArgumentException("%s is no amount to order".formatted(transfer.amount()));
            }
        }
    }

    public Money controlSum() {
        return transfers.stream().map(CreditTransfer::amount).reduce(Money.zero(currency), Money::plus);
    }
}
