package makewhole.allocation.db;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes many rows through PostgreSQL's COPY, as one statement of the running transaction. */
public final class BulkRows {
    private static final int CHUNK = 1 << 16;

    private BulkRows() {}

    /**
     * Copies rows into a table.
     *
     * @param target the table and its columns, such as {@code deal (deal_id, name)}
     * @param rows the fields of each row in the order of the columns, as PostgreSQL reads them from texts
     */
    public static void copy(Handle handle, String target, Stream<@Nullable Object[]> rows) {
        try {
            PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
            CopyIn copy = connection.getCopyAPI().copyIn("COPY %s FROM STDIN".formatted(target));
            try {
                write(copy, rows);
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static void write(CopyIn copy, Stream<@Nullable Object[]> rows) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (@Nullable Object[] row : (Iterable<@Nullable Object[]>) rows::iterator) {
            for (int i = 0; i < row.length; i++) {
                text.append(i == 0 ? "" : "\t").append(field(row[i]));
            }
            text.append('\n');
            if (text.length() > CHUNK) {
                send(copy, text);
            }
        }
        send(copy, text);
    }

    private static void send(CopyIn copy, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private static String field(@Nullable Object value) {
        return value == null
                ? "\\N"
                : value.toString()
                        .replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }
}
