package makewhole.allocation.bisection;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Names one bisection. */
public record BisectionId(UUID value) {
    public BisectionId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
