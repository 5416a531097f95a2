package makewhole.remediation.certificate;

import java.math.BigInteger;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What one investor asked for. Amounts are whole minor units.
 *
 * @param weight the average of past investments; zero without history
 * @param committedAt decides ties, before the investor's id does
 */
public record Claim(String investor, long requested, OptionalLong limit, long weight, Instant committedAt) {
    public Claim {
        if (requested < 0 || weight < 0 || limit.orElse(0) < 0) {
            throw new IllegalArgumentException("the claim of %s has a negative amount".formatted(investor));
        }
    }

    /** The most that the investor may be given. */
    public long cap() {
        return Math.min(requested, limit.orElse(Long.MAX_VALUE));
    }

    public boolean hasHistory() {
        return weight > 0;
    }

    /** Investors without history share by heads. */
    BigInteger part() {
        return BigInteger.valueOf(hasHistory() ? weight : 1);
    }
}
