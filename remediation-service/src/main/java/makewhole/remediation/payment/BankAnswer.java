package makewhole.remediation.payment;

import java.util.Optional;
import makewhole.platform.money.Money;

/**
 * What a bank says of one payment, or of a whole file of ours.
 *
 * @param about what it speaks of
 * @param amount as the bank names it, if it does
 * @param code the reason, such as {@code AC04}; empty if none is given
 * @param words the bank's own; empty if there are none
 */
public record BankAnswer(About about, BankState state, Optional<Money> amount, String code, String words) {
    /** What an answer speaks of. */
    public sealed interface About {}

    /** One payment, by our reference. */
    public record OnePayment(String endToEndId) implements About {}

    /** Every payment of a file, by the id of its message. */
    public record WholeFile(String messageId) implements About {}
}
