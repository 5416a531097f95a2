package makewhole.remediation.inquiry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.inquiry.AnswerInquiry;
import makewhole.remediation.inquiry.Inquiries;
import makewhole.remediation.inquiry.Inquiry;
import makewhole.remediation.inquiry.Question;
import makewhole.remediation.inquiry.Questions;
import makewhole.remediation.inquiry.Team;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class InquiryResource {
    private final Incidents incidents;
    private final Inquiries inquiries;
    private final AnswerInquiry answerInquiry;
    private final Idempotency idempotency;
    private final Caller caller;

    InquiryResource(
            Incidents incidents,
            Inquiries inquiries,
            AnswerInquiry answerInquiry,
            Idempotency idempotency,
            Caller caller) {
        this.incidents = incidents;
        this.inquiries = inquiries;
        this.answerInquiry = answerInquiry;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record InquiryList(List<InquiryBody> items) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuestionBody(
            String id,
            String text,
            String type,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> choices,
            @Nullable String answer) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InquiryBody(
            String team,
            String state,
            LocalDate due,
            List<QuestionBody> questions,
            @Nullable String waivedBecause) {
        static InquiryBody of(Inquiry inquiry) {
            return new InquiryBody(
                    inquiry.team().name(),
                    inquiry.state().name(),
                    inquiry.due(),
                    Questions.of(inquiry.team()).stream()
                            .map(question -> question(question, inquiry))
                            .toList(),
                    inquiry.waivedBecause().isEmpty() ? null : inquiry.waivedBecause());
        }

        private static QuestionBody question(Question question, Inquiry inquiry) {
            return new QuestionBody(
                    question.id(),
                    question.text(),
                    question.type().name(),
                    question.choices(),
                    inquiry.answers().get(question.id()));
        }
    }

    record AnswersBody(@NotNull Map<String, @NotNull String> answers, boolean submit) {}

    record WaiverBody(@NotBlank @Size(max = 2_000) String reason) {}

    @GET
    @Path("/incidents/{incident}/inquiries")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public InquiryList list(@RestPath IncidentId incident) {
        incidents.require(incident);
        return new InquiryList(
                inquiries.of(incident).stream().map(InquiryBody::of).toList());
    }

    @PUT
    @Path("/incidents/{incident}/inquiries/{team}/answers")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS})
    public InquiryBody answer(@RestPath IncidentId incident, @RestPath Team team, @Valid @NotNull AnswersBody body) {
        return InquiryBody.of(answerInquiry.answer(incident, team, body.answers(), body.submit(), caller.subject()));
    }

    @POST
    @Path("/incidents/{incident}/inquiries/{team}/waiver")
    @RolesAllowed(Roles.LEGAL)
    public RestResponse<Object> waive(
            @RestPath IncidentId incident,
            @RestPath Team team,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull WaiverBody body) {
        return idempotency.answer(
                "waive-inquiry %s %s".formatted(incident, team),
                key,
                body,
                RestResponse.Status.OK,
                () -> InquiryBody.of(answerInquiry.waive(incident, team, body.reason(), caller.subject())));
    }
}
