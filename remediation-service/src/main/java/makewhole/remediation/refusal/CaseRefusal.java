package makewhole.remediation.refusal;

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

    /** Something must be done first. */
    record GateClosed(String gate, List<String> missing) implements CaseRefusal {
        public GateClosed {
            missing = List.copyOf(missing);
        }
    }
}
