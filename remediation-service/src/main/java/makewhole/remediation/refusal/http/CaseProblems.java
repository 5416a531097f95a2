package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;
import static org.jboss.resteasy.reactive.RestResponse.Status.FORBIDDEN;
import static org.jboss.resteasy.reactive.RestResponse.Status.SERVICE_UNAVAILABLE;

import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.CaseRefusal.AboveLimitOfToday;
import makewhole.remediation.refusal.CaseRefusal.AnswersMissing;
import makewhole.remediation.refusal.CaseRefusal.DenialChanged;
import makewhole.remediation.refusal.CaseRefusal.DenialNotProposed;
import makewhole.remediation.refusal.CaseRefusal.EventNotTakenUp;
import makewhole.remediation.refusal.CaseRefusal.GateClosed;
import makewhole.remediation.refusal.CaseRefusal.IncidentClosed;
import makewhole.remediation.refusal.CaseRefusal.InquirySettled;
import makewhole.remediation.refusal.CaseRefusal.LimitNotLookedUp;
import makewhole.remediation.refusal.CaseRefusal.MessageNotRefused;
import makewhole.remediation.refusal.CaseRefusal.NamesAPerson;
import makewhole.remediation.refusal.CaseRefusal.NoDebtor;
import makewhole.remediation.refusal.CaseRefusal.NotLeftBehind;
import makewhole.remediation.refusal.CaseRefusal.NotToBeMailed;
import makewhole.remediation.refusal.CaseRefusal.NothingDue;
import makewhole.remediation.refusal.CaseRefusal.NothingMissed;
import makewhole.remediation.refusal.CaseRefusal.NothingToBuy;
import makewhole.remediation.refusal.CaseRefusal.OtherTeam;
import makewhole.remediation.refusal.CaseRefusal.PostMortemPublished;
import makewhole.remediation.refusal.CaseRefusal.PurchaseTooLate;
import makewhole.remediation.refusal.CaseRefusal.RebookingUnderWay;
import makewhole.remediation.refusal.CaseRefusal.ReceivedAboveAccepted;
import makewhole.remediation.refusal.CaseRefusal.RoleMissing;
import makewhole.remediation.refusal.CaseRefusal.RunDayOver;
import makewhole.remediation.refusal.CaseRefusal.RunDigestStale;
import makewhole.remediation.refusal.CaseRefusal.RunNotProposed;
import makewhole.remediation.refusal.CaseRefusal.RunTooEarly;
import makewhole.remediation.refusal.CaseRefusal.SourceUnreachable;
import makewhole.remediation.refusal.CaseRefusal.UnitsShort;
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
            case RoleMissing(var deed, var roles) ->
                problem(FORBIDDEN, "role-missing", "%s is for %s".formatted(deed, roles));
            case NothingToBuy(var line) ->
                problem(
                        CONFLICT,
                        "nothing-to-buy",
                        "Line %s is no accepted top-up, or it is bought or decided already".formatted(line));
            case PurchaseTooLate(var deal, var windowEndsOn) ->
                problem(
                        CONFLICT,
                        "purchase-too-late",
                        "%s could be corrected until %s, so no unit moves any more: once the line is decided, say what came in"
                                        .formatted(deal, windowEndsOn)
                                + " as a missed purchase, and it is paid back");
            case NothingMissed(var line) ->
                problem(
                        CONFLICT,
                        "nothing-missed",
                        "Line %s was not accepted and then missed, or that is dealt with already; /missed-purchases lists those"
                                .formatted(line));
            case NotLeftBehind(var line) ->
                problem(
                        CONFLICT,
                        "not-left-behind",
                        "Line %s is not left behind by a closed window, or a grant for it is drafted or released, or it is denied already; /left-behind lists those"
                                .formatted(line));
            case DenialNotProposed(var line) ->
                problem(
                        CONFLICT,
                        "denial-not-proposed",
                        "Nobody has proposed to deny line %s: propose it, another person confirms".formatted(line));
            case DenialChanged(var line, var reason) ->
                problem(
                        CONFLICT,
                        "denial-changed",
                        "Line %s is to be denied because: %s. Read it again before you confirm"
                                .formatted(line, reason));
            case ReceivedAboveAccepted(var line, var received, var accepted) ->
                problem(
                        CONFLICT,
                        "received-above-accepted",
                        "%s is said to have come in for %s, of which %s was accepted: name no more than that here, and grant"
                                        .formatted(received, line, accepted)
                                + " in a supplement what came in beyond it");
            case LimitNotLookedUp(var lines) ->
                problem(
                        CONFLICT,
                        "limit-not-looked-up",
                        "The commitments of %s had a limit, which is looked up again on the day of purchase: name each in 'limits'"
                                        .formatted(String.join(", ", lines))
                                + " (allocation-service works legal ones out, /v1/limit-calculations)");
            case AboveLimitOfToday(var line, var most, var wanted, var room) ->
                problem(
                        CONFLICT,
                        "above-limit-of-today",
                        "The investor of %s may hold %s today, so that %s is too much: they can accept no more than %s"
                                .formatted(line, most, wanted, room));
            case UnitsShort(var deal, var held, var wanted) ->
                problem(
                        CONFLICT,
                        "units-short",
                        "The error account of %s holds %s, and %s is to be bought: buy less. Once the window has"
                                        .formatted(deal, held, wanted)
                                + " closed, the left-behind list of the plan says what to grant for the rest");
            case RunTooEarly(var day, var paymentDay) ->
                problem(
                        CONFLICT,
                        "run-too-early",
                        "%s is before the payment day of the plan, %s".formatted(day, paymentDay));
            case RunDayOver(var day, var today) ->
                problem(
                        CONFLICT,
                        "run-day-over",
                        "%s is over and interest runs until the money goes out: propose a run for %s or later"
                                .formatted(day, today));
            case RebookingUnderWay(var deals) ->
                problem(
                        CONFLICT,
                        "rebooking-under-way",
                        "%s is being rebooked; nothing is refunded before the units are back"
                                .formatted(String.join(", ", deals)));
            case NothingDue(var plan) ->
                problem(CONFLICT, "nothing-due", "Nothing of plan %s is due and in no run".formatted(plan));
            case NoDebtor(var currency) ->
                problem(
                        CONFLICT,
                        "debtor-missing",
                        "Set makewhole.debtor.%s.name, .iban and .bic: there is no account to pay %s from"
                                .formatted(currency, currency));
            case RunNotProposed(var run, var state) ->
                problem(CONFLICT, "run-wrong-state", "Payment run %s is %s".formatted(run, state));
            case RunDigestStale(var run, var named, var actual) ->
                problem(
                        CONFLICT,
                        "digest-stale",
                        "Payment run %s has digest %s, not %s: read it again before you decide"
                                .formatted(run, actual, named));
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
