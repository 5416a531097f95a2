package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

/**
 * The most that an investor may take in a deal, whatever they requested.
 *
 * @param amount minor units, zero or more
 */
public record Limit(long amount, LimitKind kind) {
    public Limit {
        requireNonNull(kind, "kind");
        if (amount < 0) {
            throw new BookRefusedException("the limit %d is negative".formatted(amount));
        }
    }
}
