package makewhole.remediation.notice.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import makewhole.remediation.notice.NoticeRow;
import makewhole.remediation.notice.RowsToTell;

/**
 * Rows as lines of JSON, in a file that nobody else may read. It is complete before anything is sent, so that no connection
 * waits for the database; and the same rows are always the same bytes, by which the receiver knows a request again.
 *
 * @param path deleted when this is closed
 */
record RowsFile(Path path) implements AutoCloseable {
    static RowsFile of(RowsToTell rows, ObjectMapper json) {
        try {
            RowsFile file = new RowsFile(Files.createTempFile("notices", ".ndjson"));
            try {
                file.write(rows, json);
                return file;
            } catch (IOException | RuntimeException incomplete) {
                file.close();
                throw incomplete;
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void write(RowsToTell rows, ObjectMapper json) throws IOException {
        try (SequenceWriter lines = json.writer()
                .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .withRootValueSeparator("\n")
                .writeValues(path.toFile())) {
            rows.forEach(row -> write(lines, row));
        }
    }

    private static void write(SequenceWriter lines, NoticeRow row) {
        try {
            lines.write(row);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
