package makewhole.allocation.http;

import static org.jboss.resteasy.reactive.RestResponse.Status.BAD_REQUEST;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;
import static org.jboss.resteasy.reactive.RestResponse.Status.FORBIDDEN;
import static org.jboss.resteasy.reactive.RestResponse.Status.INTERNAL_SERVER_ERROR;
import static org.jboss.resteasy.reactive.RestResponse.Status.PRECONDITION_FAILED;
import static org.jboss.resteasy.reactive.RestResponse.Status.SERVICE_UNAVAILABLE;

import java.util.List;
import java.util.stream.Collectors;
import makewhole.allocation.Refusal.ActivationNotRequested;
import makewhole.allocation.Refusal.ActiveVersionStays;
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
import makewhole.allocation.Refusal.MoveNotAllowed;
import makewhole.allocation.Refusal.NoActiveVersion;
import makewhole.allocation.Refusal.NotACandidate;
import makewhole.allocation.Refusal.NotInShadow;
import makewhole.allocation.Refusal.NotVerified;
import makewhole.allocation.Refusal.OverrideRefusal;
import makewhole.allocation.Refusal.PlanNotAuthorised;
import makewhole.allocation.Refusal.ReleaseNotAllowed;
import makewhole.allocation.Refusal.ReleaseNotRequested;
import makewhole.allocation.Refusal.SecondPersonRequired;
import makewhole.allocation.Refusal.TimedOut;
import makewhole.allocation.Refusal.UploadTooLarge;
import makewhole.allocation.Refusal.VerificationStale;
import makewhole.allocation.Refusal.VersionExists;
import makewhole.allocation.Refusal.VersionNotActive;
import makewhole.allocation.Refusal.VersionNotExecutable;
import makewhole.allocation.Refusal.VersionNotInRelease;
import makewhole.allocation.RefusedException;
import makewhole.allocation.proration.BookRefusedException;
import makewhole.allocation.proration.VersionName;
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
            case DealExists(var deal) -> problem(CONFLICT, "deal-exists", "There is a deal %s already".formatted(deal));
            case DealAlreadyAllocated(var deal) ->
                problem(CONFLICT, "deal-already-allocated", "Deal %s takes no more allocations".formatted(deal));
            case DealNotAllocated(var deal) ->
                problem(CONFLICT, "deal-not-allocated", "Deal %s has no allocation to correct".formatted(deal));
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
            case NoActiveVersion() -> problem(CONFLICT, "version-not-active", "No version of the algorithm is active");
            case VersionNotActive(var version, var state) ->
                problem(CONFLICT, "version-not-active", "Version %s is %s, not ACTIVE".formatted(version, state));
            case CertificateRejected(var deal, var version, var violations) ->
                problem(
                        INTERNAL_SERVER_ERROR,
                        "certificate-rejected",
                        "What %s made of deal %s is wrong; nothing was published and the version is halted: %s"
                                .formatted(version, deal, String.join("; ", violations)));
            case SecondPersonRequired(var first) ->
                problem(
                        FORBIDDEN,
                        "second-person-required",
                        "%s asked for this; a different person must confirm it".formatted(first));
            case ReleaseNotAllowed(var reason) -> problem(CONFLICT, "release-not-allowed", reason);
            case ReleaseNotRequested() ->
                problem(CONFLICT, "release-not-requested", "Nobody has asked for this release; request it first");
            case NotVerified(var version) ->
                problem(CONFLICT, "not-verified", "Version %s has not passed its verification".formatted(version));
            case VerificationStale(var version, var because) ->
                problem(
                        CONFLICT,
                        "verification-stale",
                        "Version %s was verified, but that proves nothing any more: %s. Verify it again"
                                .formatted(version, because));
            case VersionNotInRelease(var version, var inRelease) ->
                problem(
                        CONFLICT,
                        "version-not-in-release",
                        "This release has no code of version %s; it has %s. Deploy a release that has it first"
                                .formatted(
                                        version,
                                        inRelease.stream()
                                                .map(VersionName::value)
                                                .collect(Collectors.joining(", "))));
            case VersionExists(var version, var state) ->
                problem(
                        CONFLICT,
                        "version-exists",
                        "Version %s is known already, as %s; a new algorithm takes a new name"
                                .formatted(version, state));
            case ActiveVersionStays(var version) ->
                problem(
                        CONFLICT,
                        "active-version-stays",
                        "Version %s is ACTIVE: engage its kill switch to stop it, or activate its successor, which retires it"
                                .formatted(version));
            case NotACandidate(var version, var state) ->
                problem(
                        CONFLICT,
                        "not-a-candidate",
                        "Only a candidate whose code is in this release runs in shadow; version %s is %s"
                                .formatted(version, state));
            case NotInShadow(var version) ->
                problem(
                        CONFLICT,
                        "not-in-shadow",
                        "Version %s does not run in shadow, so there is nothing to stop".formatted(version));
            case ActivationNotRequested(var version) ->
                problem(CONFLICT, "activation-not-requested", "Nobody has asked to activate %s".formatted(version));
            case MoveNotAllowed(var version, var from, var to) ->
                problem(CONFLICT, "move-not-allowed", "Version %s is %s and cannot be %s".formatted(version, from, to));
            case CorrectionWindowClosed(var deal, var lastDay) ->
                problem(
                        CONFLICT,
                        "correction-window-closed",
                        "Deal %s could be corrected until %s".formatted(deal, lastDay));
            case PlanNotAuthorised(var reason) -> problem(CONFLICT, "plan-not-authorised", reason);
            case CorrectionNotCertified(var violations) ->
                problem(CONFLICT, "correction-not-certified", String.join("; ", violations));
            case CorrectionAlreadyBooked(var deal, var investor) ->
                problem(
                        CONFLICT,
                        "correction-already-booked",
                        "This plan has already moved %s in deal %s".formatted(investor, deal));
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
                        "What is right for deal %s cannot be told: %s".formatted(deal, reason));
            case VersionNotExecutable(var version) ->
                problem(CONFLICT, "version-not-executable", "The code of %s is not there any more".formatted(version));
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
