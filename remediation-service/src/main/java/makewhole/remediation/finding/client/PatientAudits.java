package makewhole.remediation.finding.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import makewhole.platform.client.LastingFailure;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.client.AuditApi.AuditBody;
import makewhole.remediation.finding.client.AuditApi.AuditedDealPage;
import makewhole.remediation.finding.client.AuditApi.BookBody;
import makewhole.remediation.finding.client.AuditApi.FindingPage;
import makewhole.remediation.finding.client.AuditApi.KnownDealPage;
import makewhole.remediation.finding.client.AuditApi.RightBody;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Single reads, each tried again a few times; the job behind them is tried again for as long as it takes. */
@ApplicationScoped
@Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
@CircuitBreaker(requestVolumeThreshold = 10, delay = 2_000, skipOn = LastingFailure.class)
@Timeout(10_000)
class PatientAudits {
    private static final int PAGE = 500;

    private final AuditApi api;

    PatientAudits(@RestClient AuditApi api) {
        this.api = api;
    }

    AuditBody audit(UUID audit) {
        return api.audit(audit.toString());
    }

    AuditedDealPage deals(UUID audit, @Nullable String after) {
        return api.deals(audit.toString(), after, PAGE);
    }

    KnownDealPage allDeals(@Nullable String after) {
        return api.allDeals(after, PAGE);
    }

    FindingPage findings(UUID audit, @Nullable String after) {
        return api.findings(audit.toString(), after, PAGE);
    }

    RightBody right(UUID audit, DealId deal) {
        return api.right(audit.toString(), deal.value());
    }

    BookBody book(DealId deal) {
        return api.book(deal.value());
    }
}
