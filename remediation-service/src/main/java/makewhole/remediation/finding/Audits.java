package makewhole.remediation.finding;

import java.util.List;
import java.util.UUID;
import makewhole.remediation.deal.DealId;

/**
 * Audits and books at allocation-service. Nothing of it is taken on trust.
 *
 * <p>Every method throws {@link AuditRefusedException} if the service refuses; any other exception passes with time.
 */
public interface Audits {
    AuditSummary get(UUID audit);

    /** Every deal that the service knows, audited or not. */
    List<DealId> allDeals();

    /** Every deal of the audit. */
    List<AuditedDeal> deals(UUID audit);

    /** Every finding of the audit. */
    List<ClaimedFinding> findings(UUID audit);

    BookedDeal book(DealId deal);

    /** What would have been right for a deal, in the currency of its book. */
    RightDeal right(UUID audit, BookedDeal booked);
}
