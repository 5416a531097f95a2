package makewhole.remediation.refusal;

import java.time.LocalDate;
import java.util.List;

/** Why what a released plan stands for is not bought, paid, ended or denied. */
public sealed interface SettlementRefusal extends Refusal {
    /** A line whose top-up cannot be bought: not an offer, not accepted, or bought already. */
    record NothingToBuy(String line) implements SettlementRefusal {}

    /** Lines that their customers have answered on their pages with something that has not reached the plan yet. */
    record AnswerUnderWay(List<String> lines) implements SettlementRefusal {
        public AnswerUnderWay {
            lines = List.copyOf(lines);
        }
    }

    /** What customers have said on their pages cannot be read now. */
    record AnswersUnread() implements SettlementRefusal {}

    /** Units move only while the correction window is open. */
    record PurchaseTooLate(String deal, LocalDate windowEndsOn) implements SettlementRefusal {}

    /** A line that is no accepted top-up whose purchase was missed, or for which that is dealt with. */
    record NothingMissed(String line) implements SettlementRefusal {}

    /** A line whose units may still move, or have moved. */
    record NotLeftBehind(String line) implements SettlementRefusal {}

    /** A line for whose units, left behind, another plan grants something. */
    record LeftBehindGranted(String line, String supplement) implements SettlementRefusal {}

    /** A line of which two persons have said that nothing is owed for its units, left behind. */
    record LeftBehindDenied(String line) implements SettlementRefusal {}

    /** A grant beyond a line whose units were left behind, which does not say whether it stands for them. */
    record GrantWithoutPurpose(String line) implements SettlementRefusal {}

    /** A principal is to stand for units that a customer wanted to buy, although it is their own money. */
    record PrincipalForTopUp(String line) implements SettlementRefusal {}

    /** Nobody has proposed to deny what is owed for the line instead. */
    record DenialNotProposed(String line) implements SettlementRefusal {}

    /** What is owed instead is to be denied for another reason than the one that was read. */
    record DenialChanged(String line, String reason) implements SettlementRefusal {}

    /** More is said to have come in for a missed purchase than its customer wanted to buy. */
    record ReceivedAboveAccepted(String line, String received, String accepted) implements SettlementRefusal {}

    /** Lines whose investors had a limit, and nobody has looked up what it is today. */
    record LimitNotLookedUp(List<String> lines) implements SettlementRefusal {
        public LimitNotLookedUp {
            lines = List.copyOf(lines);
        }
    }

    /** With the purchase, the investor would hold more than they may today. */
    record AboveLimitOfToday(String line, String most, String wanted, String room) implements SettlementRefusal {}

    /** Lines whose payment is named for a purchase of another investor as well. */
    record PaymentOfAnother(List<String> lines) implements SettlementRefusal {
        public PaymentOfAnother {
            lines = List.copyOf(lines);
        }
    }

    /** A line that was ordered for a later day, came back, and comes to less on the day of the run. */
    record RunBeforeAttempt(String line, LocalDate day, LocalDate ordered) implements SettlementRefusal {}

    /** More is to be bought than refunds have freed. */
    record UnitsShort(String deal, String held, String wanted) implements SettlementRefusal {}

    /** Interest runs to the payment day that was approved; money does not go out before it. */
    record RunTooEarly(LocalDate day, LocalDate paymentDay) implements SettlementRefusal {}

    /** Nothing is paid on a day that is over: the money goes out today at the earliest, and interest runs until then. */
    record RunDayOver(LocalDate day, LocalDate today) implements SettlementRefusal {}

    /** Nobody approves today what is paid months later. */
    record RunTooFarAhead(LocalDate day, LocalDate last) implements SettlementRefusal {}

    /** No refund before the units are back. */
    record RebookingUnderWay(List<String> deals) implements SettlementRefusal {
        public RebookingUnderWay {
            deals = List.copyOf(deals);
        }
    }

    /** Everything that is owed is in a run already, or nothing is owed. */
    record NothingDue(String plan) implements SettlementRefusal {}

    /** No account to pay a currency from is configured. */
    record NoDebtor(String currency) implements SettlementRefusal {}

    /** Only a proposed run can be approved or withdrawn. */
    record RunNotProposed(String run, String state) implements SettlementRefusal {}

    /** The digest that was named is not the one that the run has. */
    record RunDigestStale(String run, String named, String actual) implements SettlementRefusal {}
}
