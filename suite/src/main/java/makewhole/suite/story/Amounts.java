package makewhole.suite.story;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import makewhole.platform.money.Currencies;
import makewhole.suite.folder.Finding;

/** Amounts as the story says them: {@code 132,708.05 USD}. */
final class Amounts {
    private Amounts() {}

    static String sum(List<Finding> findings, Function<Finding, BigDecimal> amount, String currency) {
        return of(findings.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add), currency);
    }

    static String of(BigDecimal amount, String currency) {
        int digits = Currencies.digits(Currencies.of(currency));
        return String.format(Locale.ROOT, "%,." + digits + "f %s", amount, currency);
    }
}
