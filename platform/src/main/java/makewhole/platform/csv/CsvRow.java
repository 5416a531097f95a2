package makewhole.platform.csv;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import makewhole.platform.money.AmountRefusedException;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.platform.time.PlainDays;

/**
 * One row of an upload, whatever its format. Each read either gives the value or adds an error that names row, field and reason and gives
 * empty; so a reader can go on and tell everything that is wrong at once.
 */
public final class CsvRow {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final int LONGEST_TEXT = 500;

    /** What is said again in a reason: figures, times and codes, but no names or addresses that slipped a column. */
    private static final Pattern SHOWN = Pattern.compile("[0-9.,:+\\-TZ ]{1,40}|[A-Z0-9_]{1,20}");

    private final String file;
    private final long row;
    private final UnaryOperator<String> values;
    private final RowErrors errors;

    /** @param values gives the value of a column, empty if there is none */
    CsvRow(String file, long row, UnaryOperator<String> values, RowErrors errors) {
        this.file = file;
        this.row = row;
        this.values = values;
        this.errors = errors;
    }

    public long row() {
        return row;
    }

    /** A field as it came, without the blanks around it; empty if there is no such column. */
    public String raw(String field) {
        return values.apply(field);
    }

    /** Adds an error of this row. */
    public void refuse(String field, String reason) {
        errors.add(file, row, field, reason);
    }

    /** One of the constants of an enumeration. */
    public <E extends Enum<E>> Optional<E> oneOf(String field, Class<E> type) {
        return text(field).flatMap(value -> {
            for (E known : type.getEnumConstants()) {
                if (known.name().equals(value)) {
                    return Optional.of(known);
                }
            }
            refuse(field, shown(value) + "is none of " + java.util.Arrays.toString(type.getEnumConstants()));
            return Optional.empty();
        });
    }

    public boolean isBlank(String field) {
        return value(field).isBlank();
    }

    /** A text that must be there, at most 500 characters, without control characters. */
    public Optional<String> text(String field) {
        return text(field, LONGEST_TEXT);
    }

    /** A text that must be there, of no more characters than that, without control characters. */
    public Optional<String> text(String field, int longest) {
        String value = value(field).strip();
        if (value.isEmpty()) {
            refuse(field, "is empty");
            return Optional.empty();
        }
        if (value.length() > longest) {
            refuse(field, "has %d characters, at most %d are taken".formatted(value.length(), longest));
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
        return text(field).flatMap(value -> read(field, value, Currencies::of));
    }

    /** An amount of zero or more in whole minor units of the currency. */
    public Optional<Money> amount(String field, Currency currency) {
        Optional<Money> money = text(field).flatMap(value -> read(field, value, known -> Money.parse(known, currency)));
        if (money.isPresent() && money.get().minor() < 0) {
            refuse(field, shown(value(field).strip()) + "is negative");
            return Optional.empty();
        }
        return money;
    }

    /** A decimal of zero or more, such as a price or a rate: at most 15 digits before and after the point. */
    public Optional<BigDecimal> decimal(String field) {
        return text(field).flatMap(value -> {
            if (!DECIMAL.matcher(value).matches()) {
                refuse(field, shown(value) + "is not a plain decimal of zero or more such as 0.035");
                return Optional.empty();
            }
            return Optional.of(new BigDecimal(value));
        });
    }

    /** A whole number from zero to 999,999,999. */
    public Optional<Integer> count(String field) {
        return text(field).flatMap(value -> {
            if (!COUNT.matcher(value).matches()) {
                refuse(field, shown(value) + "is not a whole number of zero or more");
                return Optional.empty();
            }
            return Optional.of(Integer.valueOf(value));
        });
    }

    /** A day such as {@code 2026-09-30}. */
    public Optional<LocalDate> day(String field) {
        return text(field).flatMap(value -> dated(field, value, PlainDays::parse, "a day such as 2026-09-30"));
    }

    /** An instant such as {@code 2026-09-30T16:01:00Z}. */
    public Optional<Instant> instant(String field) {
        return text(field)
                .flatMap(value ->
                        dated(field, value, PlainDays::parseInstant, "an instant such as 2026-09-30T16:01:00Z"));
    }

    private <T> Optional<T> dated(String field, String value, Function<String, T> parser, String form) {
        try {
            return Optional.of(parser.apply(value));
        } catch (DateTimeParseException notADate) {
            refuse(field, shown(value) + "is not " + form);
            return Optional.empty();
        }
    }

    private <T> Optional<T> read(String field, String value, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(value));
        } catch (AmountRefusedException refused) {
            refuse(field, String.valueOf(refused.getMessage()).replace("'%s' ".formatted(value), shown(value)));
            return Optional.empty();
        }
    }

    /** The value in quotes, to begin a reason with; nothing if it is not fit to be repeated. */
    private static String shown(String value) {
        return SHOWN.matcher(value).matches() ? "'%s' ".formatted(value) : "";
    }

    private String value(String field) {
        return values.apply(field);
    }
}
