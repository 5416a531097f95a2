package makewhole.remediation.rates;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.csv.CsvRows;
import makewhole.platform.csv.RowErrors;

/** Reads and writes {@code effective_from,effective_to,annual_percent,source}; {@code effective_to} may be left out. */
public final class RateTableCsv {
    static final String FILE = "rates.csv";
    static final String FROM = "effective_from";
    static final String TO = "effective_to";
    static final String PERCENT = "annual_percent";
    static final String SOURCE = "source";

    private static final int MOST_ROWS = 10_000;
    /** A sign is read, so that a negative rate is refused for what it is. */
    private static final Pattern PERCENT_FORM = Pattern.compile("-?\\d{1,9}(\\.\\d{1,6})?");

    private RateTableCsv() {}

    /** A row as it was sent; without a last day it holds until the day before the next row. */
    record Sent(long row, LocalDate from, Optional<LocalDate> to, BigDecimal annualPercent, String source) {}

    /**
     * Reads every row.
     *
     * @throws makewhole.platform.csv.RowsRefusedException if a row cannot be read; every wrong field is named
     */
    static List<Sent> read(RateTableUpload upload) {
        RowErrors errors = new RowErrors();
        List<Sent> rows = new ArrayList<>();
        new CsvRows(FILE, List.of(FROM, PERCENT, SOURCE), errors)
                .forEach(upload.content(), row -> row(row).ifPresent(rows::add));
        if (rows.size() > MOST_ROWS) {
            errors.add(FILE, 0, "", "has %d rows, at most %d are taken".formatted(rows.size(), MOST_ROWS));
        }
        errors.refuseIfAny();
        return rows;
    }

    /** The rows of a version, so that the next one can be made from it. */
    public static String of(RateTableVersion version) {
        return written(csv -> {
            csv.writeRecord(FROM, TO, PERCENT, SOURCE);
            version.rows()
                    .forEach(row -> csv.writeRecord(
                            row.period().days().first().toString(),
                            row.period().days().last().toString(),
                            row.period().annualPercent().toPlainString(),
                            row.source()));
        });
    }

    /** The versions of a table, without their rows. */
    public static String of(List<RateTableVersion> versions) {
        return written(csv -> {
            csv.writeRecord(
                    "table",
                    "version",
                    "confirmed_through",
                    "rows",
                    "digest",
                    "imported_by",
                    "imported_at",
                    "confirmed_by",
                    "confirmed_at");
            versions.forEach(version -> csv.writeRecord(
                    version.table(),
                    Integer.toString(version.version()),
                    version.confirmedThrough().toString(),
                    Integer.toString(version.rows().size()),
                    version.digest(),
                    version.importedBy(),
                    version.importedAt().toString(),
                    version.confirmation().map(Confirmation::by).orElse(""),
                    version.confirmation().map(one -> one.at().toString()).orElse("")));
        });
    }

    private static Optional<Sent> row(CsvRow row) {
        Optional<LocalDate> from = row.day(FROM);
        Optional<LocalDate> to = row.isBlank(TO) ? Optional.empty() : row.day(TO);
        Optional<BigDecimal> percent = percent(row);
        Optional<String> source = row.text(SOURCE);
        boolean whole = from.isPresent() && percent.isPresent() && source.isPresent();
        return whole ? Optional.of(new Sent(row.row(), from.get(), to, percent.get(), source.get())) : Optional.empty();
    }

    private static Optional<BigDecimal> percent(CsvRow row) {
        return row.text(PERCENT).flatMap(value -> {
            if (!PERCENT_FORM.matcher(value).matches()) {
                row.refuse(PERCENT, "'%s' is not a percentage with at most 6 decimals such as 4.75".formatted(value));
                return Optional.empty();
            }
            return Optional.of(new BigDecimal(value));
        });
    }

    private interface Writing {
        void to(CsvWriter csv);
    }

    private static String written(Writing writing) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            writing.to(csv);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return text.toString();
    }
}
