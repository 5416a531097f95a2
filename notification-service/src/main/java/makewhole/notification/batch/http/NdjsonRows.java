package makewhole.notification.batch.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import makewhole.notification.batch.IncomingRows;
import makewhole.notification.batch.RequestedNotice;
import makewhole.platform.csv.RowErrors;

/** Rows as lines of JSON, read one by one; a line is a row of the JSON body. Empty lines are passed over. */
final class NdjsonRows implements IncomingRows {
    private static final String FILE = "rows";
    private static final int LONGEST_LINE = 1 << 16;

    private final Path file;
    private final ObjectReader reader;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(LONGEST_LINE);

    NdjsonRows(Path file, ObjectMapper json) {
        this.file = file;
        this.reader = json.readerFor(CreateBatchBody.RowBody.class);
    }

    @Override
    public void forEach(RowErrors errors, Into rows) {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file), LONGEST_LINE)) {
            long number = 0;
            boolean more = true;
            while (more) {
                more = readLine(content);
                if (line.size() > 0) {
                    number++;
                    rows.take(number, read(errors, number));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads up to the end of a line, and no more of it than is allowed; says whether there may be more lines. */
    private boolean readLine(InputStream content) throws IOException {
        line.reset();
        for (int b = content.read(); b >= 0; b = content.read()) {
            if (b == '\n') {
                return true;
            }
            if (b != '\r' && line.size() <= LONGEST_LINE) {
                line.write(b);
            }
        }
        return false;
    }

    private RequestedNotice read(RowErrors errors, long number) {
        if (line.size() > LONGEST_LINE) {
            errors.add(FILE, number, "", "has more than %d bytes".formatted(LONGEST_LINE));
            return CreateBatchBody.requested(CreateBatchBody.NOTHING);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            CreateBatchBody.RowBody body = reader.readValue(text);
            return CreateBatchBody.requested(body == null ? CreateBatchBody.NOTHING : body);
        } catch (CharacterCodingException notText) {
            errors.add(FILE, number, "", "is not UTF-8");
        } catch (JsonProcessingException notJson) {
            errors.add(FILE, number, "", "is not the JSON object of a row");
        }
        return CreateBatchBody.requested(CreateBatchBody.NOTHING);
    }
}
