package makewhole.allocation.audit.http;

import java.time.Instant;
import makewhole.allocation.audit.Audit;
import makewhole.allocation.audit.AuditState;
import org.jspecify.annotations.Nullable;

/**
 * An audit in a list of them.
 *
 * @param digest over the findings; null until the audit is done
 */
record ListedAuditBody(
        String audit,
        AuditState state,
        AuditRequestBody.ScopeBody scope,
        int shards,
        String startedBy,
        Instant startedAt,
        @Nullable String digest) {
    static ListedAuditBody of(Audit audit) {
        return new ListedAuditBody(
                audit.id().toString(),
                audit.state(),
                AuditRequestBody.ScopeBody.of(audit.scope()),
                audit.shards().count(),
                audit.started().by(),
                audit.started().at(),
                audit.digest().orElse(null));
    }
}
