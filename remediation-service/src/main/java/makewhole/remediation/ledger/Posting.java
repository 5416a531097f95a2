package makewhole.remediation.ledger;

import makewhole.platform.money.Money;

/** One side of an entry: an amount to the debit or to the credit of an account. The other of the two is zero. */
public record Posting(Account account, Money debit, Money credit) {
    public Posting {
        if (debit.minor() < 0 || credit.minor() < 0 || debit.isZero() == credit.isZero()) {
            throw new IllegalArgumentException("a posting has one side, above zero: %s | %s".formatted(debit, credit));
        }
        if (!debit.currency().equals(credit.currency())) {
            throw new IllegalArgumentException("a posting has one currency");
        }
    }

    static Posting debit(Account account, Money amount) {
        return new Posting(account, amount, Money.zero(amount.currency()));
    }

    static Posting credit(Account account, Money amount) {
        return new Posting(account, Money.zero(amount.currency()), amount);
    }
}
