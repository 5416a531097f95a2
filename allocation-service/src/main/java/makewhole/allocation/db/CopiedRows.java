package makewhole.allocation.db;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads many rows through PostgreSQL's COPY in its binary format, one at a time: nothing is parsed from text, and only
 * the row at hand is in memory. Format: chapter "COPY" of PostgreSQL's manual, section "Binary Format".
 */
public final class CopiedRows {
    private static final int SIGNATURE_BYTES = 11;
    private static final int FLAGS_BYTES = 4;

    private CopiedRows() {}

    /**
     * Hands each row of a query to {@code consumer}, which must not use the connection of the handle meanwhile.
     *
     * @param query complete: COPY takes no parameters
     */
    public static void forEach(Handle handle, String query, Consumer<CopiedRow> consumer) {
        try {
            PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
            CopyOut copy = connection.getCopyAPI().copyOut("COPY (%s) TO STDOUT (FORMAT binary)".formatted(query));
            try {
                read(copy, consumer);
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static void read(CopyOut copy, Consumer<CopiedRow> consumer) throws SQLException {
        boolean headerRead = false;
        byte[] message = copy.readFromCopy();
        while (message != null) {
            ByteBuffer content = ByteBuffer.wrap(message);
            if (!headerRead) {
                content.position(SIGNATURE_BYTES + FLAGS_BYTES);
                content.position(content.position() + Integer.BYTES + content.getInt(content.position()));
                headerRead = true;
            }
            while (content.hasRemaining() && content.getShort() >= 0) {
                consumer.accept(new CopiedRow(content));
            }
            message = copy.readFromCopy();
        }
    }
}
