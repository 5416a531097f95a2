package makewhole.remediation.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.investor.InvestorUse;
import makewhole.remediation.plan.PlanId;

/** Notices that are being handed over say the same in every attempt: the receiver knows a request again by its bytes. */
@ApplicationScoped
class NoticeInvestorUse implements InvestorUse {
    private final NoticeBatches batches;

    NoticeInvestorUse(NoticeBatches batches) {
        this.batches = batches;
    }

    @Override
    public Optional<String> planBeingTold(InvestorId investor) {
        return batches.beingPostedTo(investor).map(PlanId::toString);
    }
}
