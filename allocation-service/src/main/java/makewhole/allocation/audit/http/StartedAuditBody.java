package makewhole.allocation.audit.http;

import makewhole.allocation.audit.Audit;
import makewhole.allocation.audit.AuditState;

/** An audit that has been started. */
record StartedAuditBody(String audit, AuditState state) {
    static StartedAuditBody of(Audit audit) {
        return new StartedAuditBody(audit.id().toString(), audit.state());
    }
}
