package makewhole.allocation.verification;

import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.version.Grounds;
import makewhole.allocation.version.Verification;

/** Every verification that was ever asked for. */
public interface VerificationRuns {
    /** One of them: a version against the findings of an audit, and what else it was made on. */
    record Run(UUID id, VersionName version, AuditId audit, Optional<Grounds> grounds) {}

    void add(Run run, String requestedBy);

    /** The run, if it has not ended yet. */
    Optional<Run> running(UUID id);

    /** Keeps how far a run is; nothing of it counts before the end. */
    void progress(UUID id, Verification shownSoFar);

    void end(UUID id, Verification shown);
}
