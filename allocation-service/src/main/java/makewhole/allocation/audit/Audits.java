package makewhole.allocation.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.platform.problem.NotFoundException;

/** All audits, with what they found. Findings are never changed. */
public interface Audits {
    /** Where a page of findings goes on. */
    record After(DealId deal, InvestorId investor) {}

    /** Adds a running audit of these deals. */
    void add(Audit audit, List<DealId> deals);

    Optional<Audit> find(AuditId audit);

    Progress progress(AuditId audit);

    /** The next deals without a verdict, by id; waits until nobody else is giving this audit's verdicts. */
    List<DealId> withoutVerdict(AuditId audit, int limit);

    void record(AuditId audit, ReplayedDeal replayed);

    void finish(AuditId audit, String digest);

    /** Deals with a verdict, by id. */
    List<AuditedDeal> deals(AuditId audit, Optional<DealId> after, int limit);

    Optional<AuditedDeal> deal(AuditId audit, DealId deal);

    /** Findings by deal and investor. */
    List<Finding> findings(AuditId audit, Optional<After> after, int limit);

    List<Finding> findingsOf(AuditId audit, DealId deal);

    /** Hands out every finding by deal and investor, in flat memory. Inside a transaction. */
    void forEachFinding(AuditId audit, Consumer<Finding> consumer);

    /**
     * The audit.
     *
     * @throws NotFoundException if there is none
     */
    default Audit require(AuditId audit) {
        return find(audit).orElseThrow(() -> new NotFoundException("audit", audit));
    }
}
