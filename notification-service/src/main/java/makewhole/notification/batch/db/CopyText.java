package makewhole.notification.batch.db;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows through PostgreSQL's COPY, as one statement of the running transaction. */
final class CopyText implements AutoCloseable {
    private static final int CHUNK = 1 << 16;
    private static final String UNIQUE_VIOLATION = "23505";

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder();
    private boolean doubled;

    /**
     * Begins.
     *
     * @param target table and columns
     */
    CopyText(Handle handle, String target) {
        try {
            copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY %s FROM STDIN".formatted(target));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** One row; what is an empty {@link Optional} is null. */
    void row(Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            text.append(i == 0 ? "" : "\t");
            if (fields[i] instanceof Optional<?> maybe) {
                maybe.ifPresentOrElse(value -> escape(value.toString()), () -> text.append("\\N"));
            } else {
                escape(fields[i].toString());
            }
        }
        text.append('\n');
        if (text.length() > CHUNK) {
            send();
        }
    }

    /** COPY's text format: chapter "COPY" of PostgreSQL's manual. */
    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    /**
     * Ends it.
     *
     * @return false if a row was there already: then nothing of the transaction can be committed any more
     */
    boolean end() {
        send();
        if (!doubled) {
            attempt(copy::endCopy);
        }
        return !doubled;
    }

    private void send() {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        if (!doubled) {
            attempt(() -> copy.writeToCopy(bytes, 0, bytes.length));
        }
    }

    private void attempt(Step step) {
        try {
            step.take();
        } catch (SQLException refused) {
            if (!UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                throw new IllegalStateException(refused);
            }
            doubled = true;
        }
    }

    private interface Step {
        void take() throws SQLException;
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
