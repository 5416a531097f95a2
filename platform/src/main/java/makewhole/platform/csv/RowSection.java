package makewhole.platform.csv;

import java.util.function.Consumer;

/**
 * One of the kinds of rows that an upload has.
 *
 * @param name what it is called there
 * @param consumer takes every readable row, in order
 */
public record RowSection(String name, RowForm form, Consumer<CsvRow> consumer) {}
