package makewhole.platform.csv;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a CSV file (RFC 4180, UTF-8, header in line 1, every row on one line) row by row in flat memory. What is wrong
 * goes into the given {@link RowErrors}, and reading goes on behind it; a row is handed on only if it has as many fields
 * as the header.
 */
public final class CsvRows {
    private final String file;
    private final RowForm form;
    private final boolean takesOtherColumns;
    private final RowErrors errors;
    private final CsvLine line = new CsvLine();
    private final Map<String, Integer> places = new HashMap<>();
    private boolean headerIsRead;
    private boolean headerIsRight;
    private long rows;

    /**
     * A reader of one file.
     *
     * @param file the name that errors carry, such as {@code deals.csv}
     * @param columns the columns that must be there; others are passed over
     */
    public CsvRows(String file, List<String> columns, RowErrors errors) {
        this(file, new RowForm(columns, List.of()), true, errors);
    }

    /** A reader of one file that refuses columns which the form does not have. */
    public CsvRows(String file, RowForm form, RowErrors errors) {
        this(file, form, false, errors);
    }

    private CsvRows(String file, RowForm form, boolean takesOtherColumns, RowErrors errors) {
        this.file = file;
        this.form = form;
        this.takesOtherColumns = takesOtherColumns;
        this.errors = errors;
    }

    /** Hands every readable row to {@code consumer}, in order. To be called once. */
    public void forEach(InputStream content, Consumer<CsvRow> consumer) {
        long before = errors.count();
        new UploadLines(file, errors).forEach(content, (text, number) -> take(text, number, consumer));
        if (rows == 0 && errors.count() == before) {
            errors.add(file, 0, "", "has no rows");
        }
    }

    /** The columns of the header, once it has been read. */
    public Set<String> columns() {
        return Set.copyOf(places.keySet());
    }

    private void take(String text, long number, Consumer<CsvRow> consumer) {
        if (headerIsRead && !headerIsRight) {
            return; // Without a header no field has a name.
        }
        Optional<String> refusal = line.take(text);
        if (refusal.isPresent()) {
            errors.add(file, number, "", refusal.get());
        } else if (headerIsRead) {
            row(line.fields(), number, consumer);
        }
        if (!headerIsRead) {
            headerIsRead = true;
            headerIsRight = number == 1 && refusal.isEmpty() && isHeader(line.fields());
        }
    }

    private void row(List<String> fields, long number, Consumer<CsvRow> consumer) {
        rows++;
        if (fields.size() != places.size()) {
            errors.add(file, number, "", "has %d fields, the header has %d".formatted(fields.size(), places.size()));
            return;
        }
        consumer.accept(new CsvRow(file, number, column -> value(fields, column), errors));
    }

    /** A column that may be left out, and was, is empty in every row. */
    private String value(List<String> fields, String column) {
        Integer place = places.get(column);
        return place == null ? "" : SpreadsheetGuard.unguarded(fields.get(place).strip());
    }

    private boolean isHeader(List<String> header) {
        long before = errors.count();
        for (String column : header) {
            if (places.putIfAbsent(column, places.size()) != null) {
                errors.add(file, 1, column, "stands twice in the header");
            }
        }
        List<String> missing = form.missing(places.keySet());
        missing.forEach(column -> errors.add(file, 1, column, "is missing from the header"));
        if (missing.isEmpty()
                && !takesOtherColumns) { // Otherwise an unknown one is most likely the missing one, misspelt.
            header.forEach(column -> form.refusal(column).ifPresent(reason -> errors.add(file, 1, column, reason)));
        }
        return errors.count() == before;
    }
}
