package makewhole.platform.csv;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import makewhole.platform.money.AmountRefusedException;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;

/**
 * One row of an upload. Each read either gives the value or adds an error that names row, field and reason and gives
 * empty; so a reader can go on and tell everything that is wrong at once.
 */
public final class CsvRow {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");
    private static final int LONGEST_TEXT = 500;

    private final String file;
    private final long row;
    private final NamedCsvRecord fields;
    private final RowErrors errors;

    CsvRow(String file, long row, NamedCsvRecord fields, RowErrors errors) {
        this.file = file;
        this.row = row;
        this.fields = fields;
        this.errors = errors;
    }

    public long row() {
        return row;
    }

    /** Adds an error of this row. */
    public void refuse(String field, String reason) {
        errors.add(file, row, field, reason);
    }

    public boolean isBlank(String field) {
        return value(field).isBlank();
    }

    /** A text that must be there, at most 500 characters, without control characters. */
    public Optional<String> text(String field) {
        String value = value(field).strip();
        if (value.isEmpty()) {
            refuse(field, "is empty");
            return Optional.empty();
        }
        if (value.length() > LONGEST_TEXT) {
            refuse(field, "has %d characters, at most %d are taken".formatted(value.length(), LONGEST_TEXT));
            return Optional.empty();
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            refuse(field, "has a control character");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** An ISO 4217 currency with a minor unit. */
    public Optional<Currency> currency(String field) {
        return text(field).flatMap(value -> read(field, () -> Currencies.of(value)));
    }

    /** An amount of zero or more in whole minor units of the currency. */
    public Optional<Money> amount(String field, Currency currency) {
        Optional<Money> money = text(field).flatMap(value -> read(field, () -> Money.parse(value, currency)));
        if (money.isPresent() && money.get().minor() < 0) {
            refuse(field, "'%s' is negative".formatted(value(field).strip()));
            return Optional.empty();
        }
        return money;
    }

    /** A decimal of zero or more, such as a price or a rate: at most 15 digits before and after the point. */
    public Optional<BigDecimal> decimal(String field) {
        return text(field).flatMap(value -> {
            if (!DECIMAL.matcher(value).matches()) {
                refuse(field, "'%s' is not a plain decimal of zero or more such as 0.035".formatted(value));
                return Optional.empty();
            }
            return Optional.of(new BigDecimal(value));
        });
    }

    /** A day such as {@code 2026-09-30}. */
    public Optional<LocalDate> day(String field) {
        return text(field).flatMap(value -> dated(field, value, LocalDate::parse, "a day such as 2026-09-30"));
    }

    /** An instant such as {@code 2026-09-30T16:01:00Z}. */
    public Optional<Instant> instant(String field) {
        return text(field)
                .flatMap(value -> dated(field, value, Instant::parse, "an instant such as 2026-09-30T16:01:00Z"));
    }

    private <T> Optional<T> dated(String field, String value, Function<String, T> parser, String form) {
        try {
            return Optional.of(parser.apply(value));
        } catch (DateTimeParseException notADate) {
            refuse(field, "'%s' is not %s".formatted(value, form));
            return Optional.empty();
        }
    }

    private <T> Optional<T> read(String field, java.util.function.Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (AmountRefusedException refused) {
            refuse(field, String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private String value(String field) {
        return fields.findField(field).orElse("");
    }
}
