package makewhole.notification.batch;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** The digests of all notices of a batch as they were when they added up to the approved one: 32 bytes for each. */
public final class ProvenDigests {
    private static final String PREFIX = "sha256:";
    private static final int BYTES = 32;

    private final int beginning;
    private final byte[] all;

    private ProvenDigests(int beginning, byte[] all) {
        this.beginning = beginning;
        this.all = all;
    }

    /**
     * Proves a batch.
     *
     * @param stored the digests of its notices, in the order of its rows
     * @return empty if they are not what was approved
     */
    public static Optional<ProvenDigests> of(Batch batch, Stream<String> stored) {
        byte[] all = new byte[Math.multiplyExact(batch.rows(), BYTES)];
        Position position = new Position();
        String actual = batch.digestOver(stored.peek(digest -> {
            byte[] one = bytes(digest);
            if (position.next * BYTES < all.length) {
                System.arraycopy(one, 0, all, position.next * BYTES, one.length);
            }
            position.next++;
        }));
        return actual.equals(batch.digest())
                ? Optional.of(new ProvenDigests(batch.beginning(), all))
                : Optional.empty();
    }

    private static final class Position {
        private int next;
    }

    /** Whether this was proven since the batch was last set going. */
    public boolean isOf(Batch batch) {
        return beginning == batch.beginning();
    }

    /** How many there are. */
    public int rows() {
        return all.length / BYTES;
    }

    /** Whether the notice in this row, from 1, had this digest. */
    public boolean include(int position, String digest) {
        int from = (position - 1) * BYTES;
        byte[] one = bytes(digest);
        return one.length == BYTES
                && from >= 0
                && from < all.length
                && Arrays.equals(all, from, from + BYTES, one, 0, BYTES);
    }

    /** Nothing if it is no digest; then it adds up to nothing that was approved either. */
    private static byte[] bytes(String digest) {
        try {
            byte[] bytes = digest.startsWith(PREFIX)
                    ? HexFormat.of().parseHex(digest, PREFIX.length(), digest.length())
                    : new byte[0];
            return bytes.length == BYTES ? bytes : new byte[0];
        } catch (IllegalArgumentException noHex) {
            return new byte[0];
        }
    }
}
