package makewhole.remediation.investor;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import makewhole.platform.csv.CsvRow;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.remedy.Valuation;

/** The three files of a firm's export, column by column. */
final class RecordFiles {
    static final RecordFile<InvestorId, Payee> INVESTORS = new RecordFile<>(
            "investors.csv",
            List.of("investor_id", "legal_name", "email", "locale", "country", "account_kind", "account", "routing"),
            "investor_id",
            RecordFiles::payee,
            Payee::investor,
            Payee::equals);
    static final RecordFile<DistributionRecord.Key, DistributionRecord> DISTRIBUTIONS = new RecordFile<>(
            "distributions.csv",
            List.of("deal_id", "paid_on", "per_unit", "kind"),
            "deal_id",
            RecordFiles::distribution,
            DistributionRecord::key,
            DistributionRecord::saysTheSameAs);
    static final RecordFile<ValuationRecord.Key, ValuationRecord> VALUATIONS = new RecordFile<>(
            "valuations.csv",
            List.of("deal_id", "valued_on", "residual_value_per_unit", "fee_per_unit", "carry_rate"),
            "deal_id",
            RecordFiles::valuation,
            ValuationRecord::key,
            ValuationRecord::saysTheSameAs);

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2}-[A-Z]{2}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{4,17}");
    private static final Pattern ROUTING = Pattern.compile("[0-9]{9}");

    private RecordFiles() {}

    private static Optional<Payee> payee(CsvRow row) {
        Optional<String> id = row.text("investor_id");
        Optional<String> name = row.text("legal_name");
        Optional<String> email = matching(row, "email", EMAIL, "is not an e-mail address");
        Optional<String> locale = matching(row, "locale", LOCALE, "is not a locale such as en-US");
        Optional<String> country = matching(row, "country", COUNTRY, "is not a country such as US");
        Optional<Account> account = account(row);
        return id.isEmpty() || name.isEmpty() || email.isEmpty() || locale.isEmpty() || country.isEmpty()
                ? Optional.empty()
                : account.map(at ->
                        new Payee(new InvestorId(id.get()), name.get(), email.get(), locale.get(), country.get(), at));
    }

    /** The number itself is in no message: it would end up in answers and logs. */
    private static Optional<Account> account(CsvRow row) {
        String kind = row.text("account_kind").orElse("");
        return switch (kind) {
            case "" -> Optional.empty();
            case "IBAN" -> {
                if (!row.isBlank("routing")) {
                    row.refuse("routing", "is there, although an IBAN has none");
                    yield Optional.empty();
                }
                yield secret(row, "account", IBAN, "is not an IBAN without spaces")
                        .filter(number -> checks(row, number))
                        .map(number -> new Account(AccountKind.IBAN, number, ""));
            }
            case "US_ABA" -> {
                Optional<String> routing = secret(row, "routing", ROUTING, "is not a routing number of 9 digits");
                yield secret(row, "account", ACCOUNT, "is not an account number of 4 to 17 digits")
                        .flatMap(number -> routing.map(aba -> new Account(AccountKind.US_ABA, number, aba)));
            }
            default -> {
                row.refuse("account_kind", "'%s' is neither IBAN nor US_ABA".formatted(kind));
                yield Optional.empty();
            }
        };
    }

    /** A digit that was mistyped pays somebody else, or nobody. */
    private static boolean checks(CsvRow row, String number) {
        boolean valid = Iban.isValid(number);
        if (!valid) {
            row.refuse("account", "is an IBAN whose check digits do not fit");
        }
        return valid;
    }

    private static Optional<DistributionRecord> distribution(CsvRow row) {
        var deal = row.text("deal_id");
        var paidOn = row.day("paid_on");
        var perUnit = row.decimal("per_unit");
        var kind = row.text("kind");
        return deal.isEmpty() || paidOn.isEmpty() || perUnit.isEmpty() || kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new DistributionRecord(new DealId(deal.get()), paidOn.get(), kind.get(), perUnit.get()));
    }

    private static Optional<ValuationRecord> valuation(CsvRow row) {
        var deal = row.text("deal_id");
        var valuedOn = row.day("valued_on");
        var residual = row.decimal("residual_value_per_unit");
        var fee = row.decimal("fee_per_unit");
        var carry = row.decimal("carry_rate");
        if (carry.isPresent() && carry.get().compareTo(BigDecimal.ONE) > 0) {
            row.refuse(
                    "carry_rate",
                    "'%s' is more than the whole gain".formatted(carry.get().toPlainString()));
            return Optional.empty();
        }
        return deal.isEmpty() || valuedOn.isEmpty() || residual.isEmpty() || fee.isEmpty() || carry.isEmpty()
                ? Optional.empty()
                : Optional.of(new ValuationRecord(
                        new DealId(deal.get()), new Valuation(valuedOn.get(), residual.get(), fee.get(), carry.get())));
    }

    private static Optional<String> matching(CsvRow row, String field, Pattern pattern, String reason) {
        return row.text(field).flatMap(value -> formed(row, field, pattern, value, "'%s' %s".formatted(value, reason)));
    }

    private static Optional<String> secret(CsvRow row, String field, Pattern pattern, String reason) {
        return row.text(field).flatMap(value -> formed(row, field, pattern, value, reason));
    }

    private static Optional<String> formed(CsvRow row, String field, Pattern pattern, String value, String reason) {
        if (pattern.matcher(value).matches()) {
            return Optional.of(value);
        }
        row.refuse(field, reason);
        return Optional.empty();
    }
}
