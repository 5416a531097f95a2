package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;

import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.ScopeRefusal;
import makewhole.remediation.refusal.ScopeRefusal.DecidedByHand;
import makewhole.remediation.refusal.ScopeRefusal.NothingProposed;
import makewhole.remediation.refusal.ScopeRefusal.ProposalChanged;
import makewhole.remediation.refusal.ScopeRefusal.ScopeInUse;
import makewhole.remediation.refusal.ScopeRefusal.ScopeStillRunning;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals of a scope as problem details. */
final class ScopeProblems {
    private ScopeProblems() {}

    static RestResponse<Problem> of(ScopeRefusal refusal) {
        return switch (refusal) {
            case ScopeStillRunning(var incident) ->
                problem(CONFLICT, "scope-still-running", "The scope of %s is being worked on".formatted(incident));
            case DecidedByHand(var deal) ->
                problem(CONFLICT, "decided-by-hand", "Two persons have decided %s already".formatted(deal));
            case NothingProposed(var deal) ->
                problem(
                        CONFLICT,
                        "nothing-proposed",
                        "Nobody has proposed what becomes of %s: propose it, another person confirms".formatted(deal));
            case ProposalChanged(var deal, var outcome, var reason) ->
                problem(
                        CONFLICT,
                        "proposal-changed",
                        "Proposed for %s is %s, because: %s. Read it again before you confirm"
                                .formatted(deal, outcome, reason));
            case ScopeInUse(var incident, var plan) ->
                problem(
                        CONFLICT,
                        "scope-in-use",
                        "Plan %s on the scope of %s is released; new findings make another incident"
                                .formatted(plan, incident));
        };
    }
}
