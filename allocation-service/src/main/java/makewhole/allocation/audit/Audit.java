package makewhole.allocation.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import makewhole.allocation.deal.PastBooks.Selection;

/**
 * A replay of the past deals that were there when it started.
 *
 * @param digest over its findings; empty until it is done
 */
public record Audit(
        AuditId id, Selection scope, AuditState state, String startedBy, Instant startedAt, Optional<String> digest) {
    public Audit {
        requireNonNull(id, "id");
        requireNonNull(scope, "scope");
        requireNonNull(state, "state");
        if (digest.isPresent() != (state == AuditState.DONE)) {
            throw new IllegalArgumentException("an audit has a digest exactly when it is done");
        }
    }

    static Audit started(AuditId id, Selection scope, String startedBy, Instant startedAt) {
        return new Audit(id, scope, AuditState.RUNNING, startedBy, startedAt, Optional.empty());
    }
}
