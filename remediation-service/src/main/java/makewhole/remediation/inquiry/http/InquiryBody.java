package makewhole.remediation.inquiry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import makewhole.remediation.inquiry.Inquiry;
import makewhole.remediation.inquiry.Question;
import makewhole.remediation.inquiry.Superseded;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry on the wire.
 *
 * @param questionsVersion of the lists that it was made with
 * @param before how it was settled before it was opened again, the oldest first
 * @param waivedBecause why it is done without; absent unless it is waived
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InquiryBody(
        String team,
        String state,
        LocalDate due,
        boolean overdue,
        @Nullable String owner,
        int questionsVersion,
        List<QuestionBody> questions,
        @Nullable WaiverBody waiver,
        @Nullable String waivedBecause,
        @Nullable String handedInBy,
        @Nullable Instant settledAt,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SupersededBody> before) {

    /** What was handed in, or done without, before somebody opened the inquiry again. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SupersededBody(
            String state,
            Map<String, String> answers,
            @Nullable String handedInBy,
            @Nullable Instant settledAt,
            @Nullable WaiverBody waiver,
            String reopenedBy,
            Instant reopenedAt,
            String reason) {
        static SupersededBody of(Superseded superseded) {
            Inquiry before = superseded.before();
            return new SupersededBody(
                    before.state().name(),
                    before.answers(),
                    before.handedInBy().orElse(null),
                    before.settledAt(),
                    before.waiver().map(WaiverBody::of).orElse(null),
                    superseded.reopenedBy(),
                    superseded.reopenedAt(),
                    superseded.reason());
        }
    }

    /** A question with its answer, if there is one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuestionBody(
            String id,
            String text,
            String type,
            boolean optional,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> choices,
            @Nullable String answer) {}

    /** The wish to do without the answers, and who agreed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WaiverBody(
            String reason, String requestedBy, @Nullable String approvedBy) {
        static WaiverBody of(Inquiry.Waiver waiver) {
            return new WaiverBody(
                    waiver.reason(), waiver.requestedBy(), waiver.approvedBy().orElse(null));
        }
    }

    static InquiryBody of(Inquiry inquiry, List<Superseded> before, LocalDate today) {
        return new InquiryBody(
                inquiry.team().name(),
                inquiry.state().name(),
                inquiry.due(),
                inquiry.isOverdue(today),
                inquiry.owner().orElse(null),
                inquiry.questions(),
                inquiry.asked().stream()
                        .map(question -> question(question, inquiry))
                        .toList(),
                inquiry.waiver().map(WaiverBody::of).orElse(null),
                inquiry.state() == Inquiry.State.WAIVED
                        ? inquiry.waiver().map(Inquiry.Waiver::reason).orElse(null)
                        : null,
                inquiry.handedInBy().orElse(null),
                inquiry.settledAt(),
                before.stream()
                        .filter(one -> one.before().team() == inquiry.team())
                        .map(SupersededBody::of)
                        .toList());
    }

    private static QuestionBody question(Question question, Inquiry inquiry) {
        return new QuestionBody(
                question.id(),
                question.text(),
                question.type().name(),
                question.optional(),
                question.choices(),
                inquiry.answers().get(question.id()));
    }
}
