package makewhole.suite.reference;

import java.time.Instant;
import java.util.Optional;

/**
 * One commitment, amounts in minor units.
 *
 * @param limitKind {@code STATUTORY} or {@code CONTRACTUAL}; empty without a limit
 */
record Ask(String investor, long requested, long weight, Optional<Long> limit, String limitKind, Instant committedAt) {
    long cap() {
        return limit.map(most -> Math.min(most, requested)).orElse(requested);
    }
}
