package makewhole.remediation.refusal;

import java.util.List;

/** Why an incident, an inquiry or a post-mortem does not move on. */
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
