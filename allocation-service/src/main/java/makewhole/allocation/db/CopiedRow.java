package makewhole.allocation.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields of one row, or the elements of an array, to be read once, all of them, in their order. */
public final class CopiedRow {
    private static final long SECONDS_TO_2000 = 946_684_800;
    private static final long MICROS = 1_000_000;
    private static final int NANOS_OF_A_MICRO = 1_000;

    /** Dimensions, flags, element type, and size and lower bound of the one dimension, as array_send writes them. */
    private static final int ARRAY_HEADER_BYTES = 5 * Integer.BYTES;

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

    /** An array that is there: its elements, to be read one by one as the fields of a row are. */
    public CopiedRow elements() {
        int length = content.getInt();
        if (length < ARRAY_HEADER_BYTES) {
            throw new IllegalStateException("a field is no array with elements");
        }
        CopiedRow elements = new CopiedRow(content.slice(content.position(), length));
        elements.content.position(ARRAY_HEADER_BYTES);
        content.position(content.position() + length);
        return elements;
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
