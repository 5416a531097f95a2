package makewhole.allocation.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields of one row, to be read once, all of them, in the order of the query. */
public final class CopiedRow {
    private static final long SECONDS_TO_2000 = 946_684_800;
    private static final long MICROS = 1_000_000;
    private static final int NANOS_OF_A_MICRO = 1_000;

    private final ByteBuffer content;

    CopiedRow(ByteBuffer content) {
        this.content = content;
    }

    /** A {@code bigint} that is there. */
    public long number() {
        require(Long.BYTES);
        return content.getLong();
    }

    /** A {@code bigint}, or {@code ifNull}. */
    public long number(long ifNull) {
        int length = content.getInt();
        return length < 0 ? ifNull : content.getLong();
    }

    /** A {@code text} that is there. */
    public String text() {
        String text = textOrNull();
        if (text == null) {
            throw new IllegalStateException("a field is empty that never is");
        }
        return text;
    }

    /** A {@code text}; null if there is none. */
    public @Nullable String textOrNull() {
        int length = content.getInt();
        if (length < 0) {
            return null;
        }
        int from = content.position();
        content.position(from + length);
        return new String(content.array(), content.arrayOffset() + from, length, StandardCharsets.UTF_8);
    }

    /** A {@code timestamptz} that is there. */
    public Instant instant() {
        require(Long.BYTES);
        long micros = content.getLong();
        return Instant.ofEpochSecond(
                SECONDS_TO_2000 + Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS_OF_A_MICRO);
    }

    private void require(int length) {
        int found = content.getInt();
        if (found != length) {
            throw new IllegalStateException("a field has %d bytes, not %d".formatted(found, length));
        }
    }
}
