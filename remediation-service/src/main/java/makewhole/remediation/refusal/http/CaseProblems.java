package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;
import static org.jboss.resteasy.reactive.RestResponse.Status.FORBIDDEN;
import static org.jboss.resteasy.reactive.RestResponse.Status.SERVICE_UNAVAILABLE;

import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.CaseRefusal.AnswersMissing;
import makewhole.remediation.refusal.CaseRefusal.EventNotTakenUp;
import makewhole.remediation.refusal.CaseRefusal.GateClosed;
import makewhole.remediation.refusal.CaseRefusal.IncidentClosed;
import makewhole.remediation.refusal.CaseRefusal.InquirySettled;
import makewhole.remediation.refusal.CaseRefusal.MessageNotRefused;
import makewhole.remediation.refusal.CaseRefusal.NamesAPerson;
import makewhole.remediation.refusal.CaseRefusal.NotToBeMailed;
import makewhole.remediation.refusal.CaseRefusal.OtherTeam;
import makewhole.remediation.refusal.CaseRefusal.PostMortemPublished;
import makewhole.remediation.refusal.CaseRefusal.RoleMissing;
import makewhole.remediation.refusal.CaseRefusal.SourceUnreachable;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals of incidents, inquiries and post-mortems as problem details. */
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
            case RoleMissing(var deed, var roles) ->
                problem(FORBIDDEN, "role-missing", "%s is for %s".formatted(deed, roles));
            case SourceUnreachable(var service, var reason) ->
                problem(SERVICE_UNAVAILABLE, "source-unreachable", "%s: %s".formatted(service, reason));
            case EventNotTakenUp(var event, var why) ->
                problem(
                        CONFLICT,
                        "event-not-taken-up",
                        "Event %s still cannot be taken up: %s. It stays aside, whole; try again with a release that can"
                                .formatted(event, why));
            case PostMortemPublished(var incident) ->
                problem(
                        CONFLICT,
                        "post-mortem-published",
                        "The post-mortem of %s is published and does not change".formatted(incident));
            case NamesAPerson(var section, var investors) ->
                problem(
                        CONFLICT,
                        "names-a-person",
                        "Section %s holds personal data of %s: take it out"
                                .formatted(section, String.join(", ", investors)));
            case MessageNotRefused(var message, var state) ->
                problem(
                        CONFLICT,
                        "message-not-refused",
                        "Message %s is %s: only one that was refused is handed over again".formatted(message, state));
            case NotToBeMailed(var incident) ->
                problem(
                        CONFLICT,
                        "not-to-be-mailed",
                        "%s is restricted, so nothing is mailed about it; tell its readers in person"
                                .formatted(incident));
            case GateClosed(var gate, var missing) ->
                problem(CONFLICT, "gate-closed", "%s waits until: %s".formatted(gate, String.join("; ", missing)));
        };
    }
}
