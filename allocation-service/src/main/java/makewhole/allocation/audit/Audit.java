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
        AuditId id, Selection scope, Shards shards, AuditState state, Start started, Optional<String> digest) {
    /** Who started it, and when. */
    public record Start(String by, Instant at) {}

    public Audit {
        requireNonNull(id, "id");
        requireNonNull(scope, "scope");
        requireNonNull(shards, "shards");
        requireNonNull(state, "state");
        requireNonNull(started, "started");
        if (digest.isPresent() != (state == AuditState.DONE)) {
            throw new IllegalArgumentException("an audit has a digest exactly when it is done");
        }
    }

    static Audit started(AuditId id, Selection scope, Shards shards, Start started) {
        return new Audit(id, scope, shards, AuditState.RUNNING, started, Optional.empty());
    }
}
