package makewhole.allocation.deal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import makewhole.allocation.deal.BookColumns;
import makewhole.allocation.deal.ExportedBooks;
import makewhole.allocation.deal.ExportedBooks.Selection;
import makewhole.platform.csv.NdjsonRows;
import makewhole.platform.csv.SpreadsheetGuard;
import makewhole.platform.csv.StreamedFile;

/** Writes deals and books row by row, in flat memory, exactly as they can be taken in again. */
record BooksOut(ExportedBooks books, Selection selection) {
    private static final JsonFactory JSON = new JsonFactory();

    /** {@code deals.csv}. */
    StreamedFile dealsAsCsv() {
        return csv(
                BookColumns.DEALS, rows -> books.forEachDeal(selection, deal -> rows.accept(BookColumns.values(deal))));
    }

    /** {@code commitments.csv}. */
    StreamedFile commitmentsAsCsv() {
        return csv(
                BookColumns.COMMITMENTS,
                rows -> books.forEachCommitment(selection, row -> rows.accept(BookColumns.values(row))));
    }

    StreamedFile ndjson() {
        return json(generator -> {
            generator.setRootValueSeparator(null);
            books.forEachDeal(selection, deal -> line(generator, "deal", BookColumns.DEALS, BookColumns.values(deal)));
            books.forEachCommitment(
                    selection, row -> line(generator, "commitment", BookColumns.COMMITMENTS, BookColumns.values(row)));
        });
    }

    StreamedFile json() {
        return json(generator -> {
            written(() -> {
                generator.writeStartObject();
                generator.writeArrayFieldStart("deals");
            });
            books.forEachDeal(selection, deal -> element(generator, BookColumns.DEALS, BookColumns.values(deal)));
            written(() -> {
                generator.writeEndArray();
                generator.writeArrayFieldStart("commitments");
            });
            books.forEachCommitment(
                    selection, row -> element(generator, BookColumns.COMMITMENTS, BookColumns.values(row)));
            written(() -> {
                generator.writeEndArray();
                generator.writeEndObject();
                generator.writeRaw('\n');
            });
        });
    }

    private StreamedFile csv(List<String> header, Consumer<Consumer<List<String>>> source) {
        return new StreamedFile(output -> {
            try (CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(new OutputStreamWriter(output, UTF_8))) {
                csv.writeRecord(header);
                books.asOfNow(() -> source.accept(values -> csv.writeRecord(
                        values.stream().map(SpreadsheetGuard::guarded).toList())));
            }
        });
    }

    private StreamedFile json(Consumer<JsonGenerator> rows) {
        return new StreamedFile((OutputStream output) -> {
            try (JsonGenerator generator = JSON.createGenerator(output)) {
                books.asOfNow(() -> rows.accept(generator));
            }
        });
    }

    private static void line(JsonGenerator generator, String kind, List<String> columns, List<String> values) {
        written(() -> {
            generator.writeStartObject();
            generator.writeStringField(NdjsonRows.KIND, kind);
            members(generator, columns, values);
            generator.writeEndObject();
            generator.writeRaw('\n');
        });
    }

    private static void element(JsonGenerator generator, List<String> columns, List<String> values) {
        written(() -> {
            generator.writeStartObject();
            members(generator, columns, values);
            generator.writeEndObject();
        });
    }

    private static void members(JsonGenerator generator, List<String> columns, List<String> values) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            if (values.get(i).isEmpty()) {
                generator.writeNullField(columns.get(i));
            } else {
                generator.writeStringField(columns.get(i), values.get(i));
            }
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void written(Writing writing) {
        try {
            writing.write();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
