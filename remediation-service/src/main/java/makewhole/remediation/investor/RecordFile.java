package makewhole.remediation.investor;

import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import makewhole.platform.csv.CsvRow;
import makewhole.platform.csv.CsvRows;
import makewhole.platform.csv.RowErrors;

/**
 * One kind of file: its columns, how a row of it is read, and what names a record. A record that names one that is known
 * must say the same.
 */
record RecordFile<K, R>(
        String file,
        List<String> columns,
        String keyColumn,
        Function<CsvRow, Optional<R>> reader,
        Function<R, K> key,
        BiPredicate<R, R> same) {

    /**
     * Reads all rows; what is wrong goes to {@code errors}. Gives the records that are new.
     *
     * @param gone which of some keys were known once and stand no more
     */
    Read<R> read(
            InputStream content,
            Function<Collection<K>, Map<K, R>> known,
            Function<Collection<K>, ? extends Collection<?>> gone,
            RowErrors errors) {
        Map<K, Row<R>> rows = new LinkedHashMap<>();
        new CsvRows(file, columns, errors)
                .forEach(
                        content,
                        row -> reader.apply(row).ifPresent(found -> {
                            if (rows.putIfAbsent(key.apply(found), new Row<>(row.row(), found)) != null) {
                                row.refuse(keyColumn, "'%s' stands in the file twice".formatted(key.apply(found)));
                            }
                        }));
        Map<K, R> before = known.apply(rows.keySet());
        before.forEach((name, record) -> {
            Row<R> row = rows.get(name);
            if (row != null && !same.test(row.record(), record)) {
                errors.add(file, row.row(), keyColumn, "'%s' is known with other values".formatted(name));
            }
        });
        Collection<?> corrected = gone.apply(rows.keySet());
        rows.forEach((name, row) -> {
            if (corrected.contains(name)) {
                errors.add(
                        file,
                        row.row(),
                        keyColumn,
                        "'%s' was corrected and stands no more: take it out of the file, or bring it back by a correction"
                                .formatted(name));
            }
        });
        List<R> added = rows.entrySet().stream()
                .filter(row -> !before.containsKey(row.getKey()))
                .map(row -> row.getValue().record())
                .toList();
        return new Read<>(rows.size(), added);
    }

    /** What was read: how many rows, and the records that are new. */
    record Read<R>(int rows, List<R> added) {
        static <R> Read<R> nothing() {
            return new Read<>(0, List.of());
        }
    }

    private record Row<R>(long row, R record) {}
}
