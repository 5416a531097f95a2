package makewhole.notification.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import makewhole.platform.csv.RowError;
import makewhole.platform.csv.RowErrors;

/** Everything that is wrong with the rows of a batch: the first of it at hand, and all of it as a gzipped CSV file. */
final class WrittenErrors {
    private final List<RowError> first = new ArrayList<>();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final GZIPOutputStream packed;
    private long count;

    WrittenErrors() {
        try {
            packed = new GZIPOutputStream(file);
            write("row,field,reason");
        } catch (IOException memoryDoesNotBreak) {
            throw new UncheckedIOException(memoryDoesNotBreak);
        }
    }

    void add(RowError error) {
        count++;
        if (first.size() < RowErrors.MOST_KEPT) {
            first.add(error);
        }
        write("%d,%s,%s".formatted(error.row(), quoted(error.field()), quoted(error.reason())));
    }

    long count() {
        return count;
    }

    List<RowError> first() {
        return List.copyOf(first);
    }

    /** The whole file; nothing can be added any more. */
    byte[] file() {
        try {
            packed.close();
        } catch (IOException memoryDoesNotBreak) {
            throw new UncheckedIOException(memoryDoesNotBreak);
        }
        return file.toByteArray();
    }

    private void write(String line) {
        try {
            packed.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException memoryDoesNotBreak) {
            throw new UncheckedIOException(memoryDoesNotBreak);
        }
    }

    /** A field that a spreadsheet would take for a formula is kept from being one. */
    private static String quoted(String text) {
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
