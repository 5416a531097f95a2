package makewhole.remediation.unclaimed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.csv.CsvRows;
import makewhole.platform.csv.RowErrors;

/** The calendars that the release carries, as data; a wrong row keeps the service from starting. */
@ApplicationScoped
public class Calendars {
    private static final String FILE = "unclaimed/calendars.csv";
    private static final String OTHERS = "*";
    private static final List<String> COLUMNS = List.of(
            "jurisdiction",
            "dormant_after_years",
            "cutoff",
            "report_by",
            "notice_from_days",
            "notice_by_days",
            "source");

    private final Map<String, Calendar> calendars = new HashMap<>();

    Calendars() {
        RowErrors errors = new RowErrors();
        try (InputStream content = Objects.requireNonNull(Calendars.class.getResourceAsStream("/" + FILE), FILE)) {
            new CsvRows(FILE, COLUMNS, errors).forEach(content, this::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        errors.refuseIfAny();
        of(OTHERS);
    }

    /** The days for money of an investor in a country that is unclaimed since a day. */
    public Deadlines deadlines(String country, LocalDate since) {
        return of(country).since(since);
    }

    /** The law behind them. */
    public String source(String country) {
        return of(country).source();
    }

    private Calendar of(String country) {
        Calendar own = calendars.get(country);
        return own == null ? Objects.requireNonNull(calendars.get(OTHERS), "a calendar for all others") : own;
    }

    private void add(CsvRow row) {
        Optional<String> jurisdiction = row.text("jurisdiction");
        Optional<String> source = row.text("source");
        if (jurisdiction.isPresent() && source.isPresent()) {
            calendars.put(
                    jurisdiction.get(),
                    new Calendar(
                            jurisdiction.get(),
                            number(row, "dormant_after_years"),
                            day(row, "cutoff"),
                            day(row, "report_by"),
                            number(row, "notice_from_days"),
                            number(row, "notice_by_days"),
                            source.get()));
        }
    }

    private static OptionalInt number(CsvRow row, String field) {
        return row.isBlank(field)
                ? OptionalInt.empty()
                : row.decimal(field).stream()
                        .mapToInt(java.math.BigDecimal::intValueExact)
                        .findFirst();
    }

    private static Optional<MonthDay> day(CsvRow row, String field) {
        return row.isBlank(field) ? Optional.empty() : row.text(field).map(value -> MonthDay.parse("--" + value));
    }
}
