package makewhole.remediation.settlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.payment.Debtor;

/** The accounts that are paid from, one per currency: {@code makewhole.debtor.USD.name}, {@code .iban}, {@code .bic}. */
@ConfigMapping(prefix = "makewhole.debtor")
interface Debtors {
    @WithParentName
    Map<String, Settings> byCurrency();

    /** One account. */
    interface Settings {
        String name();

        String iban();

        String bic();
    }

    /** The account for a currency; letters may be small, as environment variables make them. */
    default Optional<Debtor> of(Currency currency) {
        return byCurrency().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(currency.getCurrencyCode()))
                .map(Map.Entry::getValue)
                .map(settings -> new Debtor(settings.name(), settings.iban(), settings.bic()))
                .findFirst();
    }
}
