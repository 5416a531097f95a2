package makewhole.platform.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.ObjLongConsumer;

/**
 * Reads an upload line by line in flat memory: UTF-8, ended by LF or CRLF, with or without a byte order mark. A line
 * that cannot be read is named among the errors and passed over, so that the next ones are still looked at.
 */
public final class UploadLines {
    static final int LONGEST_BYTES = 1 << 16;
    private static final int CHUNK = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final RowErrors errors;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number = 1;
    private boolean tooLong;

    public UploadLines(String file, RowErrors errors) {
        this.file = file;
        this.errors = errors;
    }

    /** Hands on every line that is not empty, with its number as a person counts: the first is 1. */
    public void forEach(InputStream content, ObjLongConsumer<String> consumer) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                take(chunk, read, consumer);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        end(consumer);
    }

    private void take(byte[] chunk, int length, ObjLongConsumer<String> consumer) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (chunk[i] == '\n') {
                append(chunk, start, i);
                end(consumer);
                number++;
                start = i + 1;
            }
        }
        append(chunk, start, length);
    }

    private void append(byte[] chunk, int start, int end) {
        if (line.size() + end - start > LONGEST_BYTES) {
            tooLong = true;
        } else {
            line.write(chunk, start, end - start);
        }
    }

    private void end(ObjLongConsumer<String> consumer) {
        if (tooLong) {
            errors.add(file, number, "", "is longer than %d bytes".formatted(LONGEST_BYTES));
        } else {
            hand(consumer);
        }
        tooLong = false;
        line.reset();
    }

    private void hand(ObjLongConsumer<String> consumer) {
        String text;
        try {
            text = decoder.decode(ByteBuffer.wrap(line.toByteArray())).toString();
        } catch (CharacterCodingException notUtf8) {
            errors.add(file, number, "", "is not UTF-8");
            return;
        }
        if (number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.indexOf('\0') >= 0) {
            errors.add(file, number, "", "has a NUL character");
        } else if (!text.isEmpty()) {
            consumer.accept(text, number);
        }
    }
}
