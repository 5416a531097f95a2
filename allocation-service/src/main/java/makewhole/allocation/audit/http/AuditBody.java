package makewhole.allocation.audit.http;

import makewhole.allocation.audit.Audit;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.audit.Progress;
import org.jspecify.annotations.Nullable;

/**
 * An audit and how far it is.
 *
 * @param investors different investors among the findings
 * @param digest over the findings; null until the audit is done
 */
record AuditBody(
        String audit,
        AuditState state,
        long dealsTotal,
        long dealsDone,
        long right,
        long wrong,
        long roundedOtherwise,
        long undecidable,
        long findings,
        long investors,
        @Nullable String digest) {
    static AuditBody of(Audit audit, Progress progress) {
        return new AuditBody(
                audit.id().toString(),
                audit.state(),
                progress.deals(),
                progress.done(),
                progress.right(),
                progress.wrong(),
                progress.roundedOtherwise(),
                progress.undecidable(),
                progress.findings(),
                progress.investors(),
                audit.digest().orElse(null));
    }
}
