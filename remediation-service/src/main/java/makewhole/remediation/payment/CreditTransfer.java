package makewhole.remediation.payment;

import makewhole.platform.money.Money;
import makewhole.remediation.investor.Account;

/**
 * One payment of a file.
 *
 * @param payee the name, clean
 * @param country ISO 3166, two letters; empty if not known
 * @param purpose what the payee's statement says, without personal data
 */
public record CreditTransfer(
        EndToEndId endToEndId, Money amount, String payee, String country, Account account, String purpose) {}
