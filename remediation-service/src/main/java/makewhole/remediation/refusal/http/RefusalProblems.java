package makewhole.remediation.refusal.http;

import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.BankRefusal;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.InquiryRefusal;
import makewhole.remediation.refusal.InterestRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.PostMortemRefusal;
import makewhole.remediation.refusal.RecordRefusal;
import makewhole.remediation.refusal.Refusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.RoomRefusal;
import makewhole.remediation.refusal.ScopeRefusal;
import makewhole.remediation.refusal.SettlementRefusal;
import makewhole.remediation.refusal.UnpaidRefusal;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every refusal of this service as a problem detail; one table per kind of refusal. */
@SuppressWarnings("unused") // called by the REST layer
public class RefusalProblems {
    @ServerExceptionMapper
    RestResponse<Problem> refused(RefusedException thrown) {
        return of(thrown.refusal());
    }

    /** What a refusal says to people, for where it is told of something without refusing the request. */
    public static String words(Refusal refusal) {
        return of(refusal).getEntity().detail();
    }

    private static RestResponse<Problem> of(Refusal refused) {
        return switch (refused) {
            case PlanRefusal refusal -> PlanProblems.of(refusal);
            case ScopeRefusal refusal -> ScopeProblems.of(refusal);
            case BankRefusal refusal -> BankProblems.of(refusal);
            case CaseRefusal refusal -> CaseProblems.of(refusal);
            case InquiryRefusal refusal -> InquiryProblems.of(refusal);
            case PostMortemRefusal refusal -> PostMortemProblems.of(refusal);
            case RecordRefusal refusal -> RecordProblems.of(refusal);
            case RoomRefusal refusal -> RoomProblems.of(refusal);
            case SettlementRefusal refusal -> SettlementProblems.of(refusal);
            case UnpaidRefusal refusal -> UnpaidProblems.of(refusal);
            case InterestRefusal refusal -> InterestProblems.of(refusal);
        };
    }
}
