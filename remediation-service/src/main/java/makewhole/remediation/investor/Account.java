package makewhole.remediation.investor;

import java.nio.charset.StandardCharsets;
import makewhole.platform.digest.Digests;

/**
 * Where an investor is paid. Its text form never shows the number, so that none reaches a log by accident.
 *
 * @param number IBAN or account number
 * @param routing the ABA routing number; empty for an IBAN
 */
public record Account(AccountKind kind, String number, String routing) {
    private static final String DOMAIN = "makewhole/payee-account/v1";

    public Account {
        if (number.isBlank()) {
            throw new IllegalArgumentException("an account has a number");
        }
        if ((kind == AccountKind.US_ABA) == routing.isBlank()) {
            throw new IllegalArgumentException("a US account has a routing number, an IBAN has none");
        }
    }

    /** Tells whether two accounts are the same without showing either; the domain keeps it apart from other digests. */
    public String fingerprint() {
        String text = String.join("\n", DOMAIN, kind.name(), routing, number);
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return kind + " account";
    }
}
