package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;
import static org.jboss.resteasy.reactive.RestResponse.Status.BAD_REQUEST;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;

import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.PostMortemRefusal;
import makewhole.remediation.refusal.PostMortemRefusal.ActionWrongState;
import makewhole.remediation.refusal.PostMortemRefusal.ChangedMeanwhile;
import makewhole.remediation.refusal.PostMortemRefusal.NoTestName;
import makewhole.remediation.refusal.PostMortemRefusal.NotReviewed;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals of post-mortems and their actions as problem details. */
final class PostMortemProblems {
    private PostMortemProblems() {}

    static RestResponse<Problem> of(PostMortemRefusal refusal) {
        return switch (refusal) {
            case NotReviewed(var incident) ->
                problem(
                        CONFLICT,
                        "post-mortem-not-reviewed",
                        "The post-mortem of %s, as it reads now, has not been reviewed by anybody who did not write it"
                                .formatted(incident));
            case ChangedMeanwhile(var incident) ->
                problem(
                        CONFLICT,
                        "post-mortem-changed",
                        "The post-mortem of %s is not what was printed of it a moment ago; nothing is published"
                                .formatted(incident));
            case ActionWrongState(var action, var state, var wanted) ->
                problem(
                        CONFLICT,
                        "action-wrong-state",
                        "Action %d is %s, it would have to be %s".formatted(action, state, wanted));
            case NoTestName(var named) ->
                problem(
                        BAD_REQUEST,
                        "test-name-malformed",
                        "'%s' is no test such as makewhole.allocation.certificate.CertificateLaws#the_sum_is_exact"
                                .formatted(named));
        };
    }
}
