package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;
import static org.jboss.resteasy.reactive.RestResponse.Status.BAD_REQUEST;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;

import java.util.List;
import makewhole.platform.csv.RowError;
import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.InquiryRefusal;
import makewhole.remediation.refusal.InquiryRefusal.AnswerNotOfType;
import makewhole.remediation.refusal.InquiryRefusal.DeadlineDone;
import makewhole.remediation.refusal.InquiryRefusal.DueDayPast;
import makewhole.remediation.refusal.InquiryRefusal.NotSettled;
import makewhole.remediation.refusal.InquiryRefusal.QuestionUnknown;
import makewhole.remediation.refusal.InquiryRefusal.WaiverChanged;
import makewhole.remediation.refusal.InquiryRefusal.WaiverNotRequested;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals of inquiries and deadlines as problem details. */
final class InquiryProblems {
    private InquiryProblems() {}

    static RestResponse<Problem> of(InquiryRefusal refusal) {
        return switch (refusal) {
            case QuestionUnknown(var team, var question) ->
                named("question-unknown", question, "%s is not asked that".formatted(team));
            case AnswerNotOfType(var question, var type, var objection) ->
                named("answer-not-of-type", question, "%s: %s".formatted(type, objection));
            case DueDayPast(var day, var today) ->
                problem(
                        CONFLICT,
                        "due-day-past",
                        "%s is over, today is %s: take a day that is still to come".formatted(day, today));
            case NotSettled(var team) ->
                problem(
                        CONFLICT,
                        "inquiry-open",
                        "The inquiry to %s is open: its answers can be sent as they are".formatted(team));
            case WaiverNotRequested(var team) ->
                problem(
                        CONFLICT,
                        "waiver-not-requested",
                        "Nobody has asked to do without the answers of %s: ask first, another person approves"
                                .formatted(team));
            case WaiverChanged(var team, var reason) ->
                problem(
                        CONFLICT,
                        "waiver-changed",
                        "Doing without %s is asked for because: %s. Read it again before you approve"
                                .formatted(team, reason));
            case DeadlineDone(var deadline) ->
                problem(CONFLICT, "deadline-done", "Deadline %s was kept already".formatted(deadline));
        };
    }

    private static RestResponse<Problem> named(String name, String question, String reason) {
        String field = "answers." + question;
        return problem(
                BAD_REQUEST.getStatusCode(),
                name,
                "%s: %s".formatted(field, reason),
                List.of(new RowError("body", 0, field, reason)));
    }
}
