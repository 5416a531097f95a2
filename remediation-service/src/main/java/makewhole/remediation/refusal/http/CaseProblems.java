package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;
import static org.jboss.resteasy.reactive.RestResponse.Status.FORBIDDEN;

import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.CaseRefusal.AnswersMissing;
import makewhole.remediation.refusal.CaseRefusal.GateClosed;
import makewhole.remediation.refusal.CaseRefusal.IncidentClosed;
import makewhole.remediation.refusal.CaseRefusal.InquirySettled;
import makewhole.remediation.refusal.CaseRefusal.OtherTeam;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals of incidents, inquiries, settlements and post-mortems as problem details. */
final class CaseProblems {
    private CaseProblems() {}

    static RestResponse<Problem> of(CaseRefusal refusal) {
        return switch (refusal) {
            case IncidentClosed(var incident) ->
                problem(
                        CONFLICT,
                        "incident-closed",
                        "%s is closed; nothing of it changes any more".formatted(incident));
            case AnswersMissing(var team, var questions) ->
                problem(
                        CONFLICT,
                        "answers-missing",
                        "%s has not answered %s".formatted(team, String.join(", ", questions)));
            case InquirySettled(var team, var state) ->
                problem(CONFLICT, "inquiry-settled", "The inquiry to %s is %s".formatted(team, state));
            case OtherTeam(var team, var role) ->
                problem(FORBIDDEN, "role-missing", "%s is asked, not %s".formatted(team, role));
            case GateClosed(var gate, var missing) ->
                problem(CONFLICT, "gate-closed", "%s waits until: %s".formatted(gate, String.join("; ", missing)));
        };
    }
}
