package makewhole.allocation.audit.http;

import java.time.Instant;
import makewhole.allocation.audit.Audit;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.audit.Progress;
import org.jspecify.annotations.Nullable;

/**
 * An audit and how far it is.
 *
 * @param commitmentsPerSecond of the shards that are at work now
 * @param secondsLeft at that rate; null if it cannot be told
 * @param investors different investors among the findings; null until the audit is done
 * @param digest over the findings; null until the audit is done
 */
record AuditBody(
        String audit,
        AuditState state,
        AuditRequestBody.ScopeBody scope,
        String startedBy,
        Instant startedAt,
        int shards,
        long dealsTotal,
        long dealsDone,
        long commitmentsTotal,
        long commitmentsDone,
        long commitmentsPerSecond,
        @Nullable Long secondsLeft,
        long right,
        long wrong,
        long roundedOtherwise,
        long undecidable,
        long findings,
        @Nullable Long investors,
        @Nullable String digest) {
    static AuditBody of(Audit audit, Progress progress) {
        Progress.Tally total = progress.total();
        return new AuditBody(
                audit.id().toString(),
                audit.state(),
                AuditRequestBody.ScopeBody.of(audit.scope()),
                audit.started().by(),
                audit.started().at(),
                audit.shards().count(),
                total.deals(),
                total.done(),
                total.commitments(),
                total.commitmentsDone(),
                progress.commitmentsPerSecond(),
                ProgressBody.orNull(progress.secondsLeft()),
                total.right(),
                total.wrong(),
                total.roundedOtherwise(),
                total.undecidable(),
                total.findings(),
                progress.investors().orElse(null),
                audit.digest().orElse(null));
    }
}
