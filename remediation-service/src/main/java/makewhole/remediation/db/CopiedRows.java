package makewhole.remediation.db;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes many rows through PostgreSQL's COPY, as one statement of the running transaction. Nothing else may use the
 * connection until it is ended. Format: chapter "COPY" of PostgreSQL's manual, section "Text Format".
 */
public final class CopiedRows implements AutoCloseable {
    private static final int CHUNK = 1 << 15;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(CHUNK * 2);

    /**
     * Begins.
     *
     * @param target a table and its columns, such as {@code plan (id, author)}
     */
    public CopiedRows(Handle handle, String target) {
        try {
            copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY %s FROM STDIN".formatted(target));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** The next row: its fields in the order of the columns, as PostgreSQL reads them from texts; lists are arrays. */
    public void row(@Nullable Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            Object field = fields[i];
            if (field == null) {
                text.append("\\N");
            } else if (field instanceof Number number) {
                text.append(number);
            } else if (field instanceof List<?> elements) {
                append(array(elements));
            } else {
                append(field.toString());
            }
        }
        text.append('\n');
        if (text.length() > CHUNK) {
            send();
        }
    }

    /** Format: chapter "Arrays" of PostgreSQL's manual, section "Array Input and Output Syntax". */
    private static String array(List<?> elements) {
        if (elements.isEmpty()) {
            return "{}";
        }
        return elements.stream()
                .map(element -> element.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                .collect(Collectors.joining("\",\"", "{\"", "\"}"));
    }

    private void append(String field) {
        if (isPlain(field)) {
            text.append(field);
            return;
        }
        int done = 0;
        for (int i = 0; i < field.length(); i++) {
            String escaped = escaped(field.charAt(i));
            if (!escaped.isEmpty()) {
                text.append(field, done, i).append(escaped);
                done = i + 1;
            }
        }
        text.append(field, done, field.length());
    }

    /** Most fields are, and appending them whole is many times as quick. */
    private static boolean isPlain(String field) {
        return field.indexOf('\\') < 0 && field.indexOf('\t') < 0 && field.indexOf('\n') < 0 && field.indexOf('\r') < 0;
    }

    private static String escaped(char unit) {
        return switch (unit) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> "";
        };
    }

    /** Ends the statement: all rows are there, or none. */
    public void end() {
        send();
        try {
            copy.endCopy();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void send() {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Takes back what was not ended. */
    @Override
    public void close() {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
