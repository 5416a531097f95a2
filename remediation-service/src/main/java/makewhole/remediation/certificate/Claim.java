package makewhole.remediation.certificate;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What one investor asked for. Amounts are whole minor units.
 *
 * @param weight the average of past investments; zero without history
 * @param committedAt decides ties, before the investor's id does
 * @param turn with whom the investor is served
 * @param decided what two persons decided that they are given; empty if the rule decides
 */
public record Claim(
        String investor,
        long requested,
        OptionalLong limit,
        long weight,
        Instant committedAt,
        String turn,
        OptionalLong decided) {
    public Claim {
        if (requested < 0 || weight < 0 || limit.orElse(0) < 0 || decided.orElse(0) < 0) {
            throw new IllegalArgumentException("the claim of %s has a negative amount".formatted(investor));
        }
    }

    /** A claim in an offer that serves all at once. */
    public Claim(String investor, long requested, OptionalLong limit, long weight, Instant committedAt) {
        this(investor, requested, limit, weight, committedAt, Rules.ALL, OptionalLong.empty());
    }

    /** The most that the investor may be given. */
    public long cap() {
        return Math.min(requested, limit.orElse(Long.MAX_VALUE));
    }

    public boolean hasHistory() {
        return weight > 0;
    }
}
