package makewhole.allocation.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.deal.PastBooks;
import makewhole.allocation.regression.RegressionCases;
import makewhole.allocation.version.CurrentGrounds;
import makewhole.allocation.version.Grounds;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What there is to verify by at this moment. */
@ApplicationScoped
class PresentGrounds implements CurrentGrounds {
    private final Audits audits;
    private final RegressionCases cases;
    private final PastBooks pastBooks;
    private final String release;

    PresentGrounds(
            Audits audits,
            RegressionCases cases,
            PastBooks pastBooks,
            @ConfigProperty(name = "makewhole.allocation.release") String release) {
        this.audits = audits;
        this.cases = cases;
        this.pastBooks = pastBooks;
        this.release = release;
    }

    @Override
    public Grounds by(UUID audit) {
        String auditDigest = audits.require(new AuditId(audit)).digest().orElse("");
        return new Grounds(audit, auditDigest, cases.digest(), release, pastBooks.imported());
    }
}
