package makewhole.allocation.db;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Consumer;
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
        copyFrom(handle, target, taker -> rows.forEachOrdered(taker));
    }

    /**
     * Copies rows into a table while they are still being made.
     *
     * @param source hands on row after row; it must not use the connection of the handle meanwhile
     */
    public static void copyFrom(Handle handle, String target, Consumer<Consumer<@Nullable Object[]>> source) {
        try {
            PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
            CopyIn copy = connection.getCopyAPI().copyIn("COPY %s FROM STDIN".formatted(target));
            try {
                Text text = new Text(copy);
                source.accept(text::add);
                text.send();
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

    /** Rows on their way, sent when there are enough of them. */
    private static final class Text {
        private final CopyIn copy;
        private final StringBuilder rows = new StringBuilder();

        Text(CopyIn copy) {
            this.copy = copy;
        }

        void add(@Nullable Object[] row) {
            for (int i = 0; i < row.length; i++) {
                rows.append(i == 0 ? "" : "\t").append(field(row[i]));
            }
            rows.append('\n');
            if (rows.length() > CHUNK) {
                send();
            }
        }

        void send() {
            byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
            } catch (SQLException refused) {
                throw new IllegalStateException(refused);
            }
            rows.setLength(0);
        }
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
