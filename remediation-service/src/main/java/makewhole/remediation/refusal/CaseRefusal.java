package makewhole.remediation.refusal;

import java.time.LocalDate;
import java.util.List;

/** Why an incident, an inquiry, a settlement or a post-mortem does not move on. */
public sealed interface CaseRefusal extends Refusal {
    /** The incident is closed; nothing of it changes any more. */
    record IncidentClosed(String incident) implements CaseRefusal {}

    /** Questions that a team has not answered. */
    record AnswersMissing(String team, List<String> questions) implements CaseRefusal {
        public AnswersMissing {
            questions = List.copyOf(questions);
        }
    }

    /** The inquiry is answered or waived already. */
    record InquirySettled(String team, String state) implements CaseRefusal {}

    /** Only the team that is asked may answer. */
    record OtherTeam(String team, String role) implements CaseRefusal {}

    /** What is done here is for other roles. */
    record RoleMissing(String deed, String roles) implements CaseRefusal {}

    /** A line whose top-up cannot be bought: not an offer, not accepted, or bought already. */
    record NothingToBuy(String line) implements CaseRefusal {}

    /** Units move only while the correction window is open. */
    record PurchaseTooLate(String deal, LocalDate windowEndsOn) implements CaseRefusal {}

    /** A line that is no accepted top-up whose purchase was missed, or for which that is dealt with. */
    record NothingMissed(String line) implements CaseRefusal {}

    /** A line whose units may still move or have moved, or for which people have decided what is owed instead. */
    record NotLeftBehind(String line) implements CaseRefusal {}

    /** Nobody has proposed to deny what is owed for the line instead. */
    record DenialNotProposed(String line) implements CaseRefusal {}

    /** What is owed instead is to be denied for another reason than the one that was read. */
    record DenialChanged(String line, String reason) implements CaseRefusal {}

    /** More is said to have come in for a missed purchase than its customer wanted to buy. */
    record ReceivedAboveAccepted(String line, String received, String accepted) implements CaseRefusal {}

    /** Lines whose investors had a limit, and nobody has looked up what it is today. */
    record LimitNotLookedUp(List<String> lines) implements CaseRefusal {
        public LimitNotLookedUp {
            lines = List.copyOf(lines);
        }
    }

    /** With the purchase, the investor would hold more than they may today. */
    record AboveLimitOfToday(String line, String most, String wanted, String room) implements CaseRefusal {}

    /** More is to be bought than refunds have freed. */
    record UnitsShort(String deal, String held, String wanted) implements CaseRefusal {}

    /** Interest runs to the payment day that was approved; money does not go out before it. */
    record RunTooEarly(LocalDate day, LocalDate paymentDay) implements CaseRefusal {}

    /** Nothing is paid on a day that is over: the money goes out today at the earliest, and interest runs until then. */
    record RunDayOver(LocalDate day, LocalDate today) implements CaseRefusal {}

    /** No refund before the units are back. */
    record RebookingUnderWay(List<String> deals) implements CaseRefusal {
        public RebookingUnderWay {
            deals = List.copyOf(deals);
        }
    }

    /** Everything that is owed is in a run already, or nothing is owed. */
    record NothingDue(String plan) implements CaseRefusal {}

    /** No account to pay a currency from is configured. */
    record NoDebtor(String currency) implements CaseRefusal {}

    /** Only a proposed run can be approved or withdrawn. */
    record RunNotProposed(String run, String state) implements CaseRefusal {}

    /** The digest that was named is not the one that the run has. */
    record RunDigestStale(String run, String named, String actual) implements CaseRefusal {}

    /** Another service has to be asked and does not answer. */
    record SourceUnreachable(String service, String reason) implements CaseRefusal {}

    /** An event of another service still cannot be taken up. */
    record EventNotTakenUp(String event, String why) implements CaseRefusal {}

    /** A published post-mortem does not change. */
    record PostMortemPublished(String incident) implements CaseRefusal {}

    /** A text for stakeholders names somebody affected; the ids say whom. */
    record NamesAPerson(String section, List<String> investors) implements CaseRefusal {
        public NamesAPerson {
            investors = List.copyOf(investors);
        }
    }

    /** Only a message that was refused is handed over again by a person. */
    record MessageNotRefused(String message, String state) implements CaseRefusal {}

    /** Of a restricted incident nothing is mailed, since a mailbox may be read by more than may know of it. */
    record NotToBeMailed(String incident) implements CaseRefusal {}

    /** Something must be done first. */
    record GateClosed(String gate, List<String> missing) implements CaseRefusal {
        public GateClosed {
            missing = List.copyOf(missing);
        }
    }
}
