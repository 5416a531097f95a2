package makewhole.remediation.refusal;

import java.time.LocalDate;

/** Why an inquiry or a deadline does not take what somebody gives it. */
public sealed interface InquiryRefusal extends Refusal {
    /** The team is not asked that. */
    record QuestionUnknown(String team, String question) implements InquiryRefusal {}

    /** An answer that is not what the question asks for. */
    record AnswerNotOfType(String question, String type, String objection) implements InquiryRefusal {}

    /** A due day that is over. */
    record DueDayPast(LocalDate day, LocalDate today) implements InquiryRefusal {}

    /** It is open: the team answers, nothing has to be opened again. */
    record NotSettled(String team) implements InquiryRefusal {}

    /** There is no waiver to approve. */
    record WaiverNotRequested(String team) implements InquiryRefusal {}

    /** The waiver is asked for with another reason than the one that was read. */
    record WaiverChanged(String team, String reason) implements InquiryRefusal {}

    /** The deadline was kept before. */
    record DeadlineDone(String deadline) implements InquiryRefusal {}
}
