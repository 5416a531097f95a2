package makewhole.allocation.audit;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Names one audit. */
public record AuditId(UUID value) {
    public AuditId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
