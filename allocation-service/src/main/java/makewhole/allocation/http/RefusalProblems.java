package makewhole.allocation.http;

import static org.jboss.resteasy.reactive.RestResponse.Status.BAD_REQUEST;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;
import static org.jboss.resteasy.reactive.RestResponse.Status.FORBIDDEN;
import static org.jboss.resteasy.reactive.RestResponse.Status.INTERNAL_SERVER_ERROR;
import static org.jboss.resteasy.reactive.RestResponse.Status.PRECONDITION_FAILED;
import static org.jboss.resteasy.reactive.RestResponse.Status.SERVICE_UNAVAILABLE;

import java.util.List;
import makewhole.allocation.Refusal.AuditStillRunning;
import makewhole.allocation.Refusal.AuthorityUnknown;
import makewhole.allocation.Refusal.BookChanged;
import makewhole.allocation.Refusal.CertificateRejected;
import makewhole.allocation.Refusal.ChangedMeanwhile;
import makewhole.allocation.Refusal.CorrectionAlreadyBooked;
import makewhole.allocation.Refusal.CorrectionNotCertified;
import makewhole.allocation.Refusal.CorrectionWindowClosed;
import makewhole.allocation.Refusal.DealAlreadyAllocated;
import makewhole.allocation.Refusal.DealExists;
import makewhole.allocation.Refusal.DealNotAllocated;
import makewhole.allocation.Refusal.DealNotDecidable;
import makewhole.allocation.Refusal.EngagementNotConfirmed;
import makewhole.allocation.Refusal.KillSwitchEngaged;
import makewhole.allocation.Refusal.LimitRefusal;
import makewhole.allocation.Refusal.OverrideRefusal;
import makewhole.allocation.Refusal.PlanNotAuthorised;
import makewhole.allocation.Refusal.ReleaseNotAllowed;
import makewhole.allocation.Refusal.ReleaseNotRequested;
import makewhole.allocation.Refusal.SecondPersonRequired;
import makewhole.allocation.Refusal.TimedOut;
import makewhole.allocation.Refusal.UploadTooLarge;
import makewhole.allocation.Refusal.VersionRefusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.proration.BookRefusedException;
import makewhole.platform.problem.Problem;
import makewhole.platform.problem.Problems;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one table of this service's problems. */
@SuppressWarnings("unused") // called by the REST layer
class RefusalProblems {
    private static final int PAYLOAD_TOO_LARGE = 413;

    @ServerExceptionMapper
    RestResponse<Problem> refused(RefusedException thrown) {
        return switch (thrown.refusal()) {
            case KillSwitchEngaged engaged -> HaltedProblem.of(engaged);
            case EngagementNotConfirmed() ->
                problem(
                        SERVICE_UNAVAILABLE,
                        "engagement-not-confirmed",
                        "The switch is engaged, but publications that were under way may not be through; ask again with"
                                + " the same Idempotency-Key");
            case DealExists(var deal) ->
                problem(
                        CONFLICT,
                        "deal-exists",
                        "There is a deal %s already; see what it holds, or give another deal a name of its own"
                                .formatted(deal));
            case DealAlreadyAllocated(var deal) ->
                problem(
                        CONFLICT,
                        "deal-already-allocated",
                        "Deal %s takes no more allocations; see the one in force under GET /v1/deals/%s/allocations"
                                .formatted(deal, deal));
            case DealNotAllocated(var deal) ->
                problem(
                        CONFLICT,
                        "deal-not-allocated",
                        "Deal %s has no allocation to correct; publish one first".formatted(deal));
            case BookChanged(var deal) ->
                problem(
                        CONFLICT,
                        "book-changed",
                        "The book of deal %s changed meanwhile and nothing was published; ask again".formatted(deal));
            case TimedOut(var deal) ->
                problem(
                        SERVICE_UNAVAILABLE,
                        "publishing-timed-out",
                        "Publishing deal %s took too long and was ended; ask again with the same Idempotency-Key"
                                .formatted(deal));
            case CertificateRejected(var deal, var version, var violations) ->
                problem(
                        INTERNAL_SERVER_ERROR,
                        "certificate-rejected",
                        "What %s made of deal %s is wrong (%s). Nothing was published and the version is halted; %s"
                                .formatted(
                                        version,
                                        deal,
                                        String.join("; ", violations),
                                        "publish again when another one is active: see GET /v1/versions"));
            case SecondPersonRequired(var first) ->
                problem(
                        FORBIDDEN,
                        "second-person-required",
                        "%s asked for this; a different person must confirm it".formatted(first));
            case ReleaseNotAllowed(var reason) -> problem(CONFLICT, "release-not-allowed", reason);
            case ReleaseNotRequested() ->
                problem(CONFLICT, "release-not-requested", "Nobody has asked for this release; request it first");
            case CorrectionWindowClosed(var deal, var lastDay) ->
                problem(
                        CONFLICT,
                        "correction-window-closed",
                        "Deal %s could be corrected until %s; work the plan out again, as for a closed window"
                                .formatted(deal, lastDay));
            case PlanNotAuthorised(var reason) ->
                problem(
                        CONFLICT,
                        "plan-not-authorised",
                        reason + "; see the plan: it must be released, and only what it says is moved");
            case CorrectionNotCertified(var violations) ->
                problem(
                        CONFLICT,
                        "correction-not-certified",
                        String.join("; ", violations) + "; compare what was sent with the lines of the plan");
            case CorrectionAlreadyBooked(var deal, var investor) ->
                problem(
                        CONFLICT,
                        "correction-already-booked",
                        "This plan has already moved %s in deal %s; do not send it again: see GET /v1/deals/%s/allocations"
                                .formatted(investor, deal, deal));
            case AuthorityUnknown(var reason) ->
                problem(
                        SERVICE_UNAVAILABLE,
                        "authority-unknown",
                        "Remediation-service did not say whether the plan is authorised, ask again: " + reason);
            case AuditStillRunning(var audit) ->
                problem(CONFLICT, "audit-still-running", "Audit %s is not done; ask again when it is".formatted(audit));
            case DealNotDecidable(var deal, var reason) ->
                problem(
                        CONFLICT,
                        "deal-not-decidable",
                        "What is right for deal %s cannot be told: %s; mend the import of the deal and audit again"
                                .formatted(deal, reason));
            case VersionRefusal version -> VersionProblems.of(version);
            case LimitRefusal limit -> LimitProblems.of(limit);
            case OverrideRefusal override -> OverrideProblems.of(override);
            case ChangedMeanwhile(var tag) ->
                problem(
                        PRECONDITION_FAILED,
                        "changed-meanwhile",
                        "It is not what If-Match says any more: read it again (its ETag is %s now) and decide anew"
                                .formatted(tag));
            case UploadTooLarge(var mostBytes) ->
                Problems.problem(
                        PAYLOAD_TOO_LARGE,
                        "upload-too-large",
                        "At most %d bytes are taken; send the deals in several uploads".formatted(mostBytes),
                        List.of());
        };
    }

    @ServerExceptionMapper
    RestResponse<Problem> book(BookRefusedException refused) {
        return problem(BAD_REQUEST, "invalid-request", String.valueOf(refused.getMessage()));
    }

    private static RestResponse<Problem> problem(RestResponse.Status status, String name, String detail) {
        return Problems.problem(status, name, detail);
    }
}
