package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;

import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.SettlementRefusal;
import makewhole.remediation.refusal.SettlementRefusal.AboveLimitOfToday;
import makewhole.remediation.refusal.SettlementRefusal.AnswerUnderWay;
import makewhole.remediation.refusal.SettlementRefusal.AnswersUnread;
import makewhole.remediation.refusal.SettlementRefusal.DenialChanged;
import makewhole.remediation.refusal.SettlementRefusal.DenialNotProposed;
import makewhole.remediation.refusal.SettlementRefusal.GrantWithoutPurpose;
import makewhole.remediation.refusal.SettlementRefusal.LeftBehindDenied;
import makewhole.remediation.refusal.SettlementRefusal.LeftBehindGranted;
import makewhole.remediation.refusal.SettlementRefusal.LimitNotLookedUp;
import makewhole.remediation.refusal.SettlementRefusal.NoDebtor;
import makewhole.remediation.refusal.SettlementRefusal.NotLeftBehind;
import makewhole.remediation.refusal.SettlementRefusal.NothingDue;
import makewhole.remediation.refusal.SettlementRefusal.NothingMissed;
import makewhole.remediation.refusal.SettlementRefusal.NothingToBuy;
import makewhole.remediation.refusal.SettlementRefusal.PaymentOfAnother;
import makewhole.remediation.refusal.SettlementRefusal.PrincipalForTopUp;
import makewhole.remediation.refusal.SettlementRefusal.PurchaseTooLate;
import makewhole.remediation.refusal.SettlementRefusal.RebookingUnderWay;
import makewhole.remediation.refusal.SettlementRefusal.ReceivedAboveAccepted;
import makewhole.remediation.refusal.SettlementRefusal.RunBeforeAttempt;
import makewhole.remediation.refusal.SettlementRefusal.RunDayOver;
import makewhole.remediation.refusal.SettlementRefusal.RunDigestStale;
import makewhole.remediation.refusal.SettlementRefusal.RunNotProposed;
import makewhole.remediation.refusal.SettlementRefusal.RunTooEarly;
import makewhole.remediation.refusal.SettlementRefusal.RunTooFarAhead;
import makewhole.remediation.refusal.SettlementRefusal.UnitsShort;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals of purchases, payment runs and what a closed window leaves as problem details. */
final class SettlementProblems {
    private SettlementProblems() {}

    static RestResponse<Problem> of(SettlementRefusal refusal) {
        return switch (refusal) {
            case NothingToBuy(var line) ->
                conflict(
                        "nothing-to-buy",
                        "Line %s is no accepted top-up, or it is bought or decided already".formatted(line));
            case AnswerUnderWay(var lines) ->
                conflict(
                        "answer-under-way",
                        "The customer of %s has said something that is still on its way from notification-service: try again"
                                        .formatted(String.join(", ", lines))
                                + " once it has come in, or buy without these lines. If you know what it is, and that it changes"
                                + " nothing, say \"answersUnderWay\": true: it is written down that you know");
            case AnswersUnread() ->
                conflict(
                        "answers-unread",
                        "What customers have answered on their pages cannot be read from notification-service now, and a purchase"
                                + " is final: try again, or, if a window is about to close, say \"answersUnderWay\": true: it is"
                                + " written down that you know");
            case PurchaseTooLate(var deal, var windowEndsOn) ->
                conflict(
                        "purchase-too-late",
                        "%s could be corrected until %s, so no unit moves any more: once the line is decided, say what came in"
                                        .formatted(deal, windowEndsOn)
                                + " as a missed purchase, and it is paid back");
            case NothingMissed(var line) ->
                conflict(
                        "nothing-missed",
                        "Line %s was not accepted and then missed, or that is dealt with already; /missed-purchases lists those"
                                .formatted(line));
            case NotLeftBehind(var line) ->
                conflict(
                        "not-left-behind",
                        "The units of line %s can still move, or have moved: /left-behind lists the lines whose units never can. A"
                                        .formatted(line)
                                + " grant for anything else stands for SOMETHING_ELSE");
            case LeftBehindGranted(var line, var supplement) ->
                conflict(
                        "left-behind-granted",
                        "Plan %s grants what is owed for the units of line %s: unless it is rejected, nothing else is granted for"
                                        .formatted(supplement, line)
                                + " them, and they are not denied. A grant for anything else stands for SOMETHING_ELSE");
            case LeftBehindDenied(var line) ->
                conflict(
                        "left-behind-denied",
                        "Two persons have said that nothing is owed for the units of line %s. A grant for anything else stands for"
                                        .formatted(line)
                                + " SOMETHING_ELSE");
            case GrantWithoutPurpose(var line) ->
                conflict(
                        "grant-without-purpose",
                        "The units of line %s were left behind: say of each grant beyond it whether it stands for"
                                        .formatted(line)
                                + " UNITS_LEFT_BEHIND or for SOMETHING_ELSE (standsFor)");
            case PrincipalForTopUp(var line) ->
                conflict(
                        "principal-for-top-up",
                        "A principal of top-up %s is the customer's own money, which goes back by itself: grant GAIN or INTEREST for"
                                        .formatted(line)
                                + " its units, or let the principal stand for SOMETHING_ELSE");
            case DenialNotProposed(var line) ->
                conflict(
                        "denial-not-proposed",
                        "Nobody has proposed to deny line %s: propose it, another person confirms".formatted(line));
            case DenialChanged(var line, var reason) ->
                conflict(
                        "denial-changed",
                        "Line %s is to be denied because: %s. Read it again before you confirm"
                                .formatted(line, reason));
            case ReceivedAboveAccepted(var line, var received, var accepted) ->
                conflict(
                        "received-above-accepted",
                        "%s is said to have come in for %s, of which %s was accepted: name no more than that here, and grant"
                                        .formatted(received, line, accepted)
                                + " in a supplement what came in beyond it");
            case LimitNotLookedUp(var lines) ->
                conflict(
                        "limit-not-looked-up",
                        "The commitments of %s had a limit, which is looked up again on the day of purchase: name each in 'limits'"
                                        .formatted(String.join(", ", lines))
                                + " (allocation-service works legal ones out, /v1/limit-calculations)");
            case AboveLimitOfToday(var line, var most, var wanted, var room) ->
                conflict(
                        "above-limit-of-today",
                        "The investor of %s may hold %s today, so that %s is too much: they can accept no more than %s"
                                .formatted(line, most, wanted, room));
            case PaymentOfAnother(var lines) ->
                conflict(
                        "payment-of-another",
                        "The payment that is named for %s is named for a purchase of another investor, too, and would count twice:"
                                        .formatted(String.join(", ", lines))
                                + " find the payment of each in the bank's statement, and name what the bank calls it. If one"
                                + " payment is for all of them, or the other purchase names a wrong one, say \"paymentsShared\":"
                                + " true: it is written down that you know");
            case RunBeforeAttempt(var line, var day, var ordered) ->
                conflict(
                        "run-before-attempt",
                        "Line %s came back from a run with interest until a later day than %s, and pays no less again: propose a run"
                                        .formatted(line, day)
                                + " for that day or later (the last one that anything was ordered for is %s), so that its"
                                        .formatted(ordered)
                                + " statement says what is paid");
            case UnitsShort(var deal, var held, var wanted) ->
                conflict(
                        "units-short",
                        "The error account of %s holds %s, and %s is to be bought: buy less. Once the window has"
                                        .formatted(deal, held, wanted)
                                + " closed, the left-behind list of the plan says what to grant for the rest");
            case RunTooEarly(var day, var paymentDay) ->
                conflict("run-too-early", "%s is before the payment day of the plan, %s".formatted(day, paymentDay));
            case RunDayOver(var day, var today) ->
                conflict(
                        "run-day-over",
                        "%s is over and interest runs until the money goes out: propose a run for %s or later"
                                .formatted(day, today));
            case RunTooFarAhead(var day, var last) ->
                conflict(
                        "run-too-far-ahead",
                        "%s is too far ahead: propose a run for %s or earlier, and later ones when their day is near"
                                .formatted(day, last));
            case RebookingUnderWay(var deals) ->
                conflict(
                        "rebooking-under-way",
                        "%s is being rebooked; nothing is refunded before the units are back"
                                .formatted(String.join(", ", deals)));
            case NothingDue(var plan) ->
                conflict("nothing-due", "Nothing of plan %s is due and in no run".formatted(plan));
            case NoDebtor(var currency) ->
                conflict(
                        "debtor-missing",
                        "Set makewhole.debtor.%s.name, .iban and .bic: there is no account to pay %s from"
                                .formatted(currency, currency));
            case RunNotProposed(var run, var state) ->
                conflict("run-wrong-state", "Payment run %s is %s".formatted(run, state));
            case RunDigestStale(var run, var named, var actual) ->
                conflict(
                        "digest-stale",
                        "Payment run %s has digest %s, not %s: read it again before you decide"
                                .formatted(run, actual, named));
        };
    }

    private static RestResponse<Problem> conflict(String name, String detail) {
        return problem(CONFLICT, name, detail);
    }
}
