package makewhole.remediation.notice;

import java.util.List;
import java.util.Optional;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.PlanId;

/** The batches of notices, at most one per plan. */
public interface NoticeBatches {
    /** Adds it, unless the plan has one. */
    boolean add(NoticeBatch batch);

    Optional<NoticeBatch> of(PlanId plan);

    void replace(NoticeBatch batch);

    /** Those of a plan of which one batch has this id at notification-service. */
    Optional<NoticeBatch> withId(String batch);

    /** The plan of one that is being handed over, if it has a line of an investor. */
    Optional<PlanId> beingPostedTo(InvestorId investor);

    /** Those whose notices are not all sent yet. */
    List<NoticeBatch> posted();
}
