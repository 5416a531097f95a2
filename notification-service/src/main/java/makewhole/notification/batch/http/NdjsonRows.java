package makewhole.notification.batch.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import makewhole.notification.batch.IncomingRows;
import makewhole.notification.batch.RequestedNotice;
import makewhole.notification.batch.http.CreateBatchBody.RowBody;
import makewhole.platform.csv.RowErrors;
import makewhole.platform.csv.UploadLines;

/** Rows as lines of JSON, read one by one; a line is a row of the JSON body. Rows are numbered as the lines of the file. */
final class NdjsonRows implements IncomingRows {
    private static final String FILE = "rows";

    private final Path file;
    private final ObjectReader reader;

    NdjsonRows(Path file, ObjectMapper json) {
        this.file = file;
        this.reader = json.readerFor(RowBody.class)
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Override
    public void forEach(RowErrors errors, Into rows) {
        try (InputStream content = Files.newInputStream(file)) {
            new UploadLines(FILE, errors)
                    .forEach(
                            content,
                            (line, number) -> read(line, errors, number).ifPresent(row -> rows.take(number, row)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<RequestedNotice> read(String line, RowErrors errors, long number) {
        Optional<RowBody> body = body(line);
        if (body.isEmpty()) {
            errors.add(FILE, number, "", "is not the JSON object of a row, or has a member twice");
        }
        return body.map(CreateBatchBody::requested);
    }

    private Optional<RowBody> body(String line) {
        try {
            return Optional.ofNullable(reader.readValue(line));
        } catch (JsonProcessingException notARow) {
            return Optional.empty();
        }
    }
}
