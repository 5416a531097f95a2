package makewhole.remediation.refusal.http;

import static makewhole.platform.problem.Problems.problem;
import static org.jboss.resteasy.reactive.RestResponse.Status.CONFLICT;
import static org.jboss.resteasy.reactive.RestResponse.Status.FORBIDDEN;

import java.util.List;
import makewhole.platform.csv.RowError;
import makewhole.platform.problem.Problem;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.PlanRefusal.AlreadyApproved;
import makewhole.remediation.refusal.PlanRefusal.AlternativeDecided;
import makewhole.remediation.refusal.PlanRefusal.AlternativeKnown;
import makewhole.remediation.refusal.PlanRefusal.AmountTooLarge;
import makewhole.remediation.refusal.PlanRefusal.AnswerFinal;
import makewhole.remediation.refusal.PlanRefusal.AnswerIdReused;
import makewhole.remediation.refusal.PlanRefusal.AnswerNotAdmitted;
import makewhole.remediation.refusal.PlanRefusal.AnswerTooLate;
import makewhole.remediation.refusal.PlanRefusal.ApprovalLapsed;
import makewhole.remediation.refusal.PlanRefusal.ChoiceTooShort;
import makewhole.remediation.refusal.PlanRefusal.DigestStale;
import makewhole.remediation.refusal.PlanRefusal.DismissalChanged;
import makewhole.remediation.refusal.PlanRefusal.DismissalNotProposed;
import makewhole.remediation.refusal.PlanRefusal.DisputeAnswered;
import makewhole.remediation.refusal.PlanRefusal.DisputeOfAnotherLine;
import makewhole.remediation.refusal.PlanRefusal.DistributionBeforeClose;
import makewhole.remediation.refusal.PlanRefusal.IdleDayImpossible;
import makewhole.remediation.refusal.PlanRefusal.InvestorMissing;
import makewhole.remediation.refusal.PlanRefusal.IsSupplement;
import makewhole.remediation.refusal.PlanRefusal.LineNotReproduced;
import makewhole.remediation.refusal.PlanRefusal.PaidTooEarly;
import makewhole.remediation.refusal.PlanRefusal.PartNotAdmitted;
import makewhole.remediation.refusal.PlanRefusal.PayeeAccountChanged;
import makewhole.remediation.refusal.PlanRefusal.PlanExists;
import makewhole.remediation.refusal.PlanRefusal.RatesChanged;
import makewhole.remediation.refusal.PlanRefusal.RecordsChanged;
import makewhole.remediation.refusal.PlanRefusal.RemediedMeanwhile;
import makewhole.remediation.refusal.PlanRefusal.RemediedOtherwise;
import makewhole.remediation.refusal.PlanRefusal.ScopeNotDecided;
import makewhole.remediation.refusal.PlanRefusal.SecondPersonRequired;
import makewhole.remediation.refusal.PlanRefusal.ValuationBeforeDistribution;
import makewhole.remediation.refusal.PlanRefusal.ValuationMissing;
import makewhole.remediation.refusal.PlanRefusal.ValuationTooOld;
import makewhole.remediation.refusal.PlanRefusal.WindowClosed;
import makewhole.remediation.refusal.PlanRefusal.WrongState;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals of a plan as problem details. */
final class PlanProblems {
    private static final int UNPROCESSABLE = 422;

    private PlanProblems() {}

    static RestResponse<Problem> of(PlanRefusal refusal) {
        return switch (refusal) {
            case AmountTooLarge(var what) ->
                problem(
                        UNPROCESSABLE,
                        "amount-too-large",
                        "%s is larger than can be held: look at what units are said to be worth, to pay out and to cost"
                                .formatted(what),
                        List.of(new RowError("plan", 0, "amount", "%s is larger than can be held".formatted(what))));
            case ScopeNotDecided(var incident) ->
                conflict(
                        "scope-not-decided",
                        "The findings of %s are not final: decide its scope first".formatted(incident));
            case ValuationMissing(var planDay, var deals) ->
                conflict(
                        "valuation-missing",
                        "No value on or before %s is known for %s; import valuations for each"
                                .formatted(planDay, list(deals)));
            case RatesChanged(var plan, var table) ->
                conflict("rates-changed", "%s no longer says what plan %s was worked out with".formatted(table, plan));
            case RecordsChanged(var plan, var deals) ->
                conflict(
                        "records-changed",
                        "What is recorded of %s is no longer what plan %s was worked out with: make a new version of it"
                                .formatted(list(deals), plan));
            case RemediedOtherwise(var findings, var some) ->
                conflict(
                        "remedied-otherwise",
                        "Released plans stand for %d findings, with other amounts: %s. Grant what is owed beyond in a supplement of those plans"
                                        .formatted(findings, list(some))
                                + ", or correct what the audit was told");
            case RemediedMeanwhile(var plan, var others) ->
                conflict(
                        "remedied-meanwhile",
                        "Plan %s has lines for findings that released plans stand for: %s. Make a new version of it, which leaves them out"
                                .formatted(plan, list(others)));
            case InvestorMissing(var investors) ->
                conflict(
                        "investor-missing",
                        "No account is known for %s; import these investors".formatted(list(investors)));
            case PlanExists(var incident, var plan) ->
                conflict("plan-exists", "%s has plan %s; make a new version of it".formatted(incident, plan));
            case WrongState(var plan, var state, var wanted) ->
                conflict("plan-wrong-state", "Plan %s is %s, it would have to be %s".formatted(plan, state, wanted));
            case DigestStale(var plan, var named, var actual) ->
                conflict(
                        "digest-stale",
                        "Plan %s has digest %s, not %s: read it again before you decide"
                                .formatted(plan, actual, named));
            case SecondPersonRequired(var why) -> problem(FORBIDDEN, "second-person-required", why);
            case AlreadyApproved(var plan, var role) ->
                conflict("already-approved", "%s has approved plan %s already".formatted(role, plan));
            case ApprovalLapsed(var plan, var roles) ->
                conflict(
                        "approval-lapsed",
                        "The approval of plan %s by %s has lapsed: have it approved again"
                                .formatted(plan, list(roles)));
            case ValuationTooOld(var planDay, var oldest, var deals) ->
                conflict(
                        "valuation-too-old",
                        "For a plan of %s a value must be of %s or later; import newer valuations for %s"
                                .formatted(planDay, oldest, list(deals)));
            case ValuationBeforeDistribution(var planDay, var paymentDay, var deals) ->
                conflict(
                        "valuation-before-distribution",
                        "What is paid out up to the payment day, %s, may not count twice, and %s pay out after their latest value of %s or before:"
                                        .formatted(paymentDay, list(deals), planDay)
                                + " import a value of the day of the last distribution or later, and draft with a plan day not"
                                + " before that value; or, if a distribution comes after the plan day, with a payment day before"
                                + " it, since a later payment run still adds the interest");
            case LineNotReproduced(var plan, var line) ->
                conflict(
                        "line-not-reproduced",
                        "Line %s of plan %s is stored with other figures than its inputs come to: make a new version,"
                                        .formatted(line, plan)
                                + " and find out who changed it");
            case PaidTooEarly(var plan, var day, var paymentDay) ->
                conflict(
                        "paid-too-early",
                        "Nothing of plan %s is paid on %s: name %s, for which it was approved, or a later day"
                                .formatted(plan, day, paymentDay));
            case IsSupplement(var plan, var supplemented) ->
                conflict(
                        "is-supplement",
                        "Plan %s supplements %s: make another supplement of that one".formatted(plan, supplemented));
            case DisputeOfAnotherLine(var dispute, var line) ->
                conflict(
                        "dispute-of-another-line",
                        "Line %s has no dispute %d: see the disputes of the plan".formatted(line, dispute));
            case DisputeAnswered(var dispute, var plan) ->
                conflict(
                        "dispute-answered",
                        "Dispute %d is answered by %s: name another, or none".formatted(dispute, plan));
            case DismissalNotProposed(var dispute) ->
                conflict(
                        "dismissal-not-proposed",
                        "Nobody has proposed to dismiss dispute %d: propose it, another person confirms"
                                .formatted(dispute));
            case DismissalChanged(var dispute, var reason) ->
                conflict(
                        "dismissal-changed",
                        "Dispute %d is to be dismissed because: %s. Read it again before you confirm"
                                .formatted(dispute, reason));
            case IdleDayImpossible(var day, var today, var deals) ->
                conflict(
                        "idle-day-impossible",
                        deals.isEmpty()
                                ? "%s is still to come, today is %s: name the day on which idle cash went back"
                                        .formatted(day, today)
                                : "%s were funded after %s, so no cash of theirs can have gone back then: name a later day, or AT_CLOSE"
                                        .formatted(list(deals), day));
            case DistributionBeforeClose(var deal, var paidOn, var closedOn) ->
                conflict(
                        "distribution-before-close",
                        "%s is said to have paid out on %s and to have closed on %s: find out which day is wrong"
                                .formatted(deal, paidOn, closedOn));
            case AlternativeKnown(var alternative, var state) ->
                conflict(
                        "alternative-return-known",
                        "Alternative return %s of the same investor in the same deal is %s: have it decided, or leave it"
                                .formatted(alternative, state));
            case AlternativeDecided(var alternative, var state) ->
                conflict("alternative-return-decided", "Alternative return %s is %s".formatted(alternative, state));
            case WindowClosed(var deals) ->
                conflict(
                        "correction-window-closed",
                        "The correction window of %s has closed since the plan was worked out: make a new version"
                                .formatted(list(deals)));
            case ChoiceTooShort(var answerBy, var releaseBy) ->
                conflict(
                        "choice-too-short",
                        "Customers can keep or sell until %s, which leaves them time enough if the plan is released by %s:"
                                        .formatted(answerBy, releaseBy)
                                + " draft a new version whose releaseBy is the day of its release or later");
            case PayeeAccountChanged(var investors) ->
                conflict(
                        "payee-account-changed",
                        "The account of %s is no longer the approved one: make a new version"
                                .formatted(list(investors)));
            case AnswerNotAdmitted(var line, var answer) ->
                conflict("answer-not-admitted", "Line %s cannot be answered with %s".formatted(line, answer));
            case PartNotAdmitted(var line, var part, var offer) ->
                conflict(
                        "part-not-admitted",
                        "%s cannot be accepted of line %s: give more than nothing and at most %s, and only with ACCEPT"
                                .formatted(part, line, offer));
            case AnswerFinal(var line) ->
                conflict(
                        "answer-final",
                        "Line %s is carried out as it was answered; to contest it, answer with DISPUTE"
                                .formatted(line));
            case AnswerIdReused(var answerId) ->
                conflict(
                        "answer-id-reused",
                        "'%s' is the id of another answer: give every answer an id of its own".formatted(answerId));
            case AnswerTooLate(var line, var answerBy) ->
                conflict("answer-too-late", "Line %s could be answered until %s".formatted(line, answerBy));
        };
    }

    private static RestResponse<Problem> conflict(String name, String detail) {
        return problem(CONFLICT, name, detail);
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }
}
