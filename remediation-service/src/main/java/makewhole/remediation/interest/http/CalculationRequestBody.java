package makewhole.remediation.interest.http;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import makewhole.platform.money.AmountRefusedException;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.rates.CalculationRequest;
import makewhole.remediation.refusal.CalculationFault;
import makewhole.remediation.refusal.InterestRefusal;
import makewhole.remediation.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What interest is to be worked out from. */
record CalculationRequestBody(
        @NotNull @Schema(description = "One of GET /v1/interest-rules", examples = "IRC_6621_A2_DAILY")
        String rule,

        @NotNull @Schema(description = "In major units, zero or more", examples = "10000.00")
        String principal,

        @NotNull @Schema(description = "ISO 4217", examples = "USD")
        String currency,

        @NotNull @Schema(description = "The day since which it is owed", examples = "2024-09-16")
        String from,

        @NotNull @Schema(description = "The day on which it is paid, not before from", examples = "2026-09-30")
        String to,

        @Nullable @Schema(description = "With SIMPLE_FIXED, and only with it: 0 to 100, at most 6 decimals")
        String annualPercent,

        @Nullable
        @Schema(
                description = "The version of the rule's table; without it the newest confirmed one, or the"
                        + " newest where none is confirmed")
        Integer rateTableVersion) {
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");
    private static final Pattern PERCENT = Pattern.compile("-?\\d{1,9}(\\.\\d{1,6})?");
    private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(100);
    // The days of the Gregorian calendar in years of four digits.
    private static final LocalDate EARLIEST = LocalDate.of(1583, Month.JANUARY, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, Month.DECEMBER, 31);

    CalculationRequest toRequest() {
        InterestRule named = InterestRule.named(rule)
                .orElseThrow(() ->
                        refused(CalculationFault.RULE_UNKNOWN, "rule", "'%s' is none of %s".formatted(rule, rules())));
        Money money = money(toCurrency());
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        if (last.isBefore(first)) {
            throw refused(CalculationFault.DAYS_REVERSED, "to", "%s is before from, %s".formatted(last, first));
        }
        if (named.isFixed() && rateTableVersion != null) {
            throw refused(
                    CalculationFault.VERSION_SUPERFLUOUS,
                    "rateTableVersion",
                    "%s takes no table; leave it out".formatted(named));
        }
        return new CalculationRequest(named, money, first, last, percent(named), Optional.ofNullable(rateTableVersion));
    }

    private Currency toCurrency() {
        try {
            return Currencies.of(currency);
        } catch (AmountRefusedException unknown) {
            throw refused(CalculationFault.CURRENCY_UNKNOWN, "currency", String.valueOf(unknown.getMessage()));
        }
    }

    private Money money(Currency of) {
        if (!PLAIN.matcher(principal).matches()) {
            throw refused(
                    CalculationFault.PRINCIPAL_UNREADABLE,
                    "principal",
                    "'%s' is not a plain decimal amount such as 1250.07".formatted(principal));
        }
        BigDecimal amount = new BigDecimal(principal);
        if (amount.signum() < 0) {
            throw refused(
                    CalculationFault.PRINCIPAL_NEGATIVE,
                    "principal",
                    "'%s' is negative; interest is never charged to the investor".formatted(principal));
        }
        int digits = Currencies.digits(of);
        if (amount.scale() > digits) {
            throw refused(
                    CalculationFault.PRINCIPAL_TOO_PRECISE,
                    "principal",
                    "'%s' has %d digits after the point, %s has %d"
                            .formatted(principal, amount.scale(), of.getCurrencyCode(), digits));
        }
        try {
            return Money.parse(amount.toPlainString(), of);
        } catch (AmountRefusedException tooLarge) {
            throw refused(CalculationFault.PRINCIPAL_TOO_LARGE, "principal", String.valueOf(tooLarge.getMessage()));
        }
    }

    private Optional<BigDecimal> percent(InterestRule named) {
        if (annualPercent == null) {
            if (named.isFixed()) {
                throw refused(
                        CalculationFault.PERCENT_MISSING,
                        "annualPercent",
                        "%s needs a percentage such as \"9\"".formatted(named));
            }
            return Optional.empty();
        }
        if (!named.isFixed()) {
            throw refused(
                    CalculationFault.PERCENT_SUPERFLUOUS,
                    "annualPercent",
                    "%s takes its rates from the table %s; leave it out".formatted(named, named.table()));
        }
        if (!PERCENT.matcher(annualPercent).matches()) {
            throw refused(
                    CalculationFault.PERCENT_UNREADABLE,
                    "annualPercent",
                    "'%s' is not a percentage with at most 6 decimals such as 4.75".formatted(annualPercent));
        }
        BigDecimal percent = new BigDecimal(annualPercent);
        if (percent.signum() < 0 || percent.compareTo(MOST_PERCENT) > 0) {
            throw refused(
                    CalculationFault.PERCENT_OUT_OF_RANGE,
                    "annualPercent",
                    "'%s' is not within 0 and 100".formatted(annualPercent));
        }
        return Optional.of(percent);
    }

    private static LocalDate day(String field, String given) {
        LocalDate day;
        try {
            day = LocalDate.parse(given);
        } catch (DateTimeParseException notADay) {
            throw refused(
                    CalculationFault.DAY_UNREADABLE, field, "'%s' is not a day such as 2026-09-30".formatted(given));
        }
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw refused(
                    CalculationFault.DAY_OUT_OF_RANGE,
                    field,
                    "'%s' is not within %s and %s".formatted(given, EARLIEST, LATEST));
        }
        return day;
    }

    private static String rules() {
        return Arrays.stream(InterestRule.values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private static RefusedException refused(CalculationFault fault, String field, String reason) {
        return new RefusedException(new InterestRefusal.CalculationRefused(fault, field, reason));
    }
}
