package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;

import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.UnpaidRefusal;
import makewhole.remediation.refusal.UnpaidRefusal.AlreadyUnclaimed;
import makewhole.remediation.refusal.UnpaidRefusal.ChangeDecided;
import makewhole.remediation.refusal.UnpaidRefusal.ChangeOpen;
import makewhole.remediation.refusal.UnpaidRefusal.ChangeStale;
import makewhole.remediation.refusal.UnpaidRefusal.NotUnclaimed;
import makewhole.remediation.refusal.UnpaidRefusal.NothingCameBack;
import makewhole.remediation.refusal.UnpaidRefusal.ReattemptConfirmed;
import makewhole.remediation.refusal.UnpaidRefusal.ReattemptNeedless;
import makewhole.remediation.refusal.UnpaidRefusal.ReattemptOvertaken;
import makewhole.remediation.refusal.UnpaidRefusal.ReattemptStale;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals about accounts, attempts and the unclaimed register as problem details. */
final class UnpaidProblems {
    private UnpaidProblems() {}

    static RestResponse<Problem> of(UnpaidRefusal refusal) {
        return switch (refusal) {
            case ChangeOpen(var investor, var change) ->
                conflict(
                        "account-change-open",
                        "Change %s of the account of %s waits for a second person: confirm or refuse it first"
                                .formatted(change, investor));
            case ChangeDecided(var change, var state) ->
                conflict("account-change-decided", "Change %s is %s; ask for another one".formatted(change, state));
            case ChangeStale(var change) ->
                conflict(
                        "account-change-stale",
                        "Change %s is to another account than the one you named: read it again".formatted(change));
            case NothingCameBack(var line) ->
                conflict(
                        "nothing-came-back",
                        "Line %s was not rejected or returned by the bank; only such lines can be unclaimed"
                                .formatted(line));
            case AlreadyUnclaimed(var line) ->
                conflict(
                        "already-unclaimed",
                        "Line %s is in the unclaimed register; nothing was changed".formatted(line));
            case NotUnclaimed(var line) ->
                conflict("not-unclaimed", "Line %s is not in the unclaimed register".formatted(line));
            case ReattemptNeedless(var lines) ->
                conflict(
                        "reattempt-needless",
                        "The next payment run takes %s to the same account as it is: propose one"
                                .formatted(Named.some(lines)));
            case ReattemptConfirmed(var reattempt) ->
                conflict(
                        "reattempt-confirmed",
                        "Two persons have confirmed reattempt %s already; nothing was changed".formatted(reattempt));
            case ReattemptStale(var reattempt) ->
                conflict(
                        "reattempt-stale",
                        "Reattempt %s stands on other evidence than you named: read it again".formatted(reattempt));
            case ReattemptOvertaken(var reattempt, var lines) ->
                conflict(
                        "reattempt-overtaken",
                        "%s was tried again since reattempt %s was proposed: propose another one for what is still owed"
                                .formatted(Named.some(lines), reattempt));
        };
    }

    private static RestResponse<Problem> conflict(String name, String detail) {
        return problem(CONFLICT, name, detail);
    }
}
