package makewhole.suite.machine;

import java.util.Locale;
import java.util.Map;

/**
 * The firm's account in one currency.
 *
 * @param currency ISO 4217 code
 */
public record Debtor(String currency, String name, String iban, String bic) {
    /** An account of a firm that does not exist, at a bank that does not exist. */
    public static Debtor ofAFictionalFirm(String currency) {
        return new Debtor(currency, "Makewhole Rehearsal Ltd", "GB33BUKB20201555555555", "BUKBGB22");
    }

    Map<String, String> settings() {
        String prefix = "MAKEWHOLE_DEBTOR_" + currency.toUpperCase(Locale.ROOT) + "_";
        return Map.of(prefix + "NAME", name, prefix + "IBAN", iban, prefix + "BIC", bic);
    }
}
