package makewhole.remediation.refusal;

import java.time.LocalDate;
import java.util.List;

/** Why a plan is not worked out, frozen, approved or released, or an answer not taken. */
public sealed interface PlanRefusal extends Refusal {
    /** An amount, or a sum of amounts, that is larger than can be held: a value or a distribution is not what it should be. */
    record AmountTooLarge(String what) implements PlanRefusal {}

    /** Findings are not final. */
    record ScopeNotDecided(String incident) implements PlanRefusal {}

    /** Wrong deals whose window is closed and for which no value on or before the plan day is known. */
    record ValuationMissing(LocalDate planDay, List<String> deals) implements PlanRefusal {}

    /** The table says something else now for days that the plan was worked out with. */
    record RatesChanged(String plan, String table) implements PlanRefusal {}

    /** Deals whose records say something else now than the plan was worked out with. */
    record RecordsChanged(String plan, List<String> deals) implements PlanRefusal {}

    /** Investors with a finding who were never imported. */
    record InvestorMissing(List<String> investors) implements PlanRefusal {}

    /** Findings for which a released plan stands that took other amounts for booked or right. */
    record RemediedOtherwise(int findings, List<String> some) implements PlanRefusal {}

    /** Released plans that stand for findings of this one. */
    record RemediedMeanwhile(String plan, List<String> others) implements PlanRefusal {}

    /** There is a plan already; a new version of it is what is wanted. */
    record PlanExists(String incident, String plan) implements PlanRefusal {}

    /** The plan is in a state that does not admit this. */
    record WrongState(String plan, String state, String wanted) implements PlanRefusal {}

    /** The digest that was named is not the one that the plan has. */
    record DigestStale(String plan, String named, String actual) implements PlanRefusal {}

    /** A second person is needed. */
    record SecondPersonRequired(String why) implements PlanRefusal {}

    /** A role that has already approved. */
    record AlreadyApproved(String plan, String role) implements PlanRefusal {}

    /** Approvals, by role, that have lapsed since they were given. */
    record ApprovalLapsed(String plan, List<String> roles) implements PlanRefusal {}

    /** Wrong deals whose latest value is from before the oldest day that the firm allows. */
    record ValuationTooOld(LocalDate planDay, LocalDate oldest, List<String> deals) implements PlanRefusal {}

    /** Wrong deals that pay out after the latest value that the plan may take, up to its payment day. */
    record ValuationBeforeDistribution(LocalDate planDay, LocalDate paymentDay, List<String> deals)
            implements PlanRefusal {}

    /** What is stored of a line is not what its own inputs come to: somebody changed it outside the service. */
    record LineNotReproduced(String plan, String line) implements PlanRefusal {}

    /** Interest runs to the payment day that was approved: on an earlier day nothing is paid, so nothing is explained. */
    record PaidTooEarly(String plan, LocalDate day, LocalDate paymentDay) implements PlanRefusal {}

    /** A supplement gets neither versions nor supplements of its own: the plan that it supplements does. */
    record IsSupplement(String plan, String supplemented) implements PlanRefusal {}

    /** There is no such dispute of the line that it is said to be about. */
    record DisputeOfAnotherLine(long dispute, String line) implements PlanRefusal {}

    /** A dispute that a supplement answers already. */
    record DisputeAnswered(long dispute, String plan) implements PlanRefusal {}

    /** Nobody has proposed to dismiss the dispute. */
    record DismissalNotProposed(long dispute) implements PlanRefusal {}

    /** The dispute is to be dismissed for another reason than the one that was read. */
    record DismissalChanged(long dispute, String reason) implements PlanRefusal {}

    /** A deal that is said to have paid out before it closed: one of the two days is wrong. */
    record DistributionBeforeClose(String deal, LocalDate paidOn, LocalDate closedOn) implements PlanRefusal {}

    /** Idle cash is said to have gone back on a day to come, or before deals were funded. */
    record IdleDayImpossible(LocalDate day, LocalDate today, List<String> deals) implements PlanRefusal {}

    /** An alternative return of the same investor in the same deal waits or is proven. */
    record AlternativeKnown(String alternative, String state) implements PlanRefusal {}

    /** An alternative return that is proven or refused already. */
    record AlternativeDecided(String alternative, String state) implements PlanRefusal {}

    /** Windows that closed since the plan was worked out. */
    record WindowClosed(List<String> deals) implements PlanRefusal {}

    /** Released so late that customers could not think about keeping or selling for as long as they are promised. */
    record ChoiceTooShort(LocalDate answerBy, LocalDate releaseBy) implements PlanRefusal {}

    /** Investors whose account is no longer the one that was approved. */
    record PayeeAccountChanged(List<String> investors) implements PlanRefusal {}

    /** An answer that the line does not admit. */
    record AnswerNotAdmitted(String line, String answer) implements PlanRefusal {}

    /** A part that is not within the offer, or goes with an answer that takes no part. */
    record PartNotAdmitted(String line, String part, String offer) implements PlanRefusal {}

    /** What becomes of the line is settled: bought, or decided. */
    record AnswerFinal(String line) implements PlanRefusal {}

    /** The id of an answer that said something else. */
    record AnswerIdReused(String answerId) implements PlanRefusal {}

    /** An answer after its last day. */
    record AnswerTooLate(String line, LocalDate answerBy) implements PlanRefusal {}
}
