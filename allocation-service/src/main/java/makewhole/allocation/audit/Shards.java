package makewhole.allocation.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import makewhole.allocation.proration.DealId;

/**
 * Into how many parts an audit is cut, so that several replicas share it. The shard of a deal: the first four bytes of
 * the SHA-256 of its id in UTF-8, read as a whole number without sign, modulo the number of shards. The table of audits
 * works it out the same way in SQL.
 */
public record Shards(int count) {
    public static final int MOST = 64;
    public static final Shards ONE = new Shards(1);

    public Shards {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("an audit has 1 to %d shards, not %d".formatted(MOST, count));
        }
    }

    /** The shard of a deal, from 0. */
    public int of(DealId deal) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(deal.value().getBytes(UTF_8));
            return Integer.remainderUnsigned(ByteBuffer.wrap(digest).getInt(), count);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
