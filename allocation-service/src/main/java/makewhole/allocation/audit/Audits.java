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

    /** Audits in the order in which they were started, from the one after {@code after}; of one state only, if it is given. */
    List<Audit> after(Optional<AuditId> after, Optional<AuditState> state, int limit);

    Optional<Audit> find(AuditId audit);

    Progress progress(AuditId audit);

    /** Deals with a verdict, by id; of one verdict only, if it is given. */
    List<AuditedDeal> deals(AuditId audit, Optional<DealVerdict> verdict, Optional<DealId> after, int limit);

    Optional<AuditedDeal> deal(AuditId audit, DealId deal);

    /** Findings by deal and investor; of one kind only, if it is given. */
    List<Finding> findings(AuditId audit, Optional<Finding.Kind> kind, Optional<After> after, int limit);

    List<Finding> findingsOf(AuditId audit, DealId deal);

    /** Hands out every finding by deal and investor, in flat memory. Inside a transaction. */
    void forEachFinding(AuditId audit, Consumer<Finding> consumer);

    /** Hands out every deal with a verdict by id, in flat memory. */
    void forEachDeal(AuditId audit, Consumer<AuditedDeal> consumer);

    /**
     * The audit.
     *
     * @throws NotFoundException if there is none
     */
    default Audit require(AuditId audit) {
        return find(audit).orElseThrow(() -> new NotFoundException("audit", audit));
    }
}
