package makewhole.platform.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a CSV file (RFC 4180, UTF-8, header in line 1) row by row in flat memory. What is wrong goes into the given
 * {@link RowErrors}; a row is handed on only if it has as many fields as the header.
 */
public final class CsvRows {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final List<String> columns;
    private final RowErrors errors;

    /**
     * A reader of one file.
     *
     * @param file the name that errors carry, such as {@code deals.csv}
     * @param columns the columns that must be there; others are passed over
     */
    public CsvRows(String file, List<String> columns, RowErrors errors) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.errors = errors;
    }

    /** Hands every readable row to {@code consumer}, in order. */
    public void forEach(InputStream content, Consumer<CsvRow> consumer) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        long[] line = {1};
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .build(
                        NamedCsvRecordHandler.of(handler -> handler.allowDuplicateHeaderFields(true)),
                        withoutByteOrderMark(new InputStreamReader(content, decoder)))) {
            boolean headerRead = false;
            for (NamedCsvRecord fields : reader) {
                line[0] = fields.getStartingLineNumber();
                if (!headerRead) {
                    headerRead = true;
                    if (!headerIsComplete(fields.getHeader())) {
                        return;
                    }
                }
                if (fields.getFieldCount() != fields.getHeader().size()) {
                    errors.add(
                            file,
                            line[0],
                            "",
                            "has %d fields, the header has %d"
                                    .formatted(
                                            fields.getFieldCount(),
                                            fields.getHeader().size()));
                } else {
                    consumer.accept(new CsvRow(file, line[0], fields, errors));
                }
            }
            if (!headerRead) {
                errors.add(file, 0, "", "has no rows");
            }
        } catch (CsvParseException malformed) {
            refuseReading(line[0], malformed);
        } catch (UncheckedIOException unreadable) {
            refuseReading(line[0], unreadable);
        } catch (CharacterCodingException notUtf8) {
            refuseReading(0, new UncheckedIOException(notUtf8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Spreadsheets put a byte order mark before the first column's name. */
    private static Reader withoutByteOrderMark(Reader content) throws IOException {
        PushbackReader reader = new PushbackReader(content, 1);
        int first = reader.read();
        if (first != BYTE_ORDER_MARK && first >= 0) {
            reader.unread(first);
        }
        return reader;
    }

    private boolean headerIsComplete(List<String> header) {
        boolean complete = true;
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                errors.add(file, 1, column, "stands twice in the header");
                complete = false;
            }
        }
        for (String column : columns) {
            if (!seen.contains(column)) {
                errors.add(file, 1, column, "is missing from the header");
                complete = false;
            }
        }
        return complete;
    }

    private void refuseReading(long afterLine, RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                errors.add(file, afterLine + 1, "", "is not UTF-8 (at or after this line)");
                return;
            }
        }
        if (thrown instanceof CsvParseException) {
            errors.add(file, afterLine + 1, "", "is not well-formed CSV (at or after this line)");
            return;
        }
        throw thrown;
    }
}
