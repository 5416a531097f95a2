package makewhole.remediation.inquiry.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.inquiry.AnswerInquiry;
import makewhole.remediation.inquiry.AssessImpact;
import makewhole.remediation.inquiry.Feed;
import makewhole.remediation.inquiry.Inquiries;
import makewhole.remediation.inquiry.Inquiry;
import makewhole.remediation.inquiry.ReopenInquiry;
import makewhole.remediation.inquiry.SteerInquiry;
import makewhole.remediation.inquiry.Superseded;
import makewhole.remediation.inquiry.Team;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS})
class InquiryResource {
    private static final int LONGEST_REASON = 2_000;

    private final Incidents incidents;
    private final Inquiries inquiries;
    private final AnswerInquiry answerInquiry;
    private final SteerInquiry steerInquiry;
    private final ReopenInquiry reopenInquiry;
    private final AssessImpact assessImpact;
    private final Idempotency idempotency;
    private final Caller caller;
    private final InstantSource clock;

    InquiryResource(
            Incidents incidents,
            Inquiries inquiries,
            AnswerInquiry answerInquiry,
            SteerInquiry steerInquiry,
            ReopenInquiry reopenInquiry,
            AssessImpact assessImpact,
            Idempotency idempotency,
            Caller caller,
            InstantSource clock) {
        this.incidents = incidents;
        this.inquiries = inquiries;
        this.answerInquiry = answerInquiry;
        this.steerInquiry = steerInquiry;
        this.reopenInquiry = reopenInquiry;
        this.assessImpact = assessImpact;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    record InquiryList(List<InquiryBody> items) {}

    record AnswersBody(@NotNull Map<String, @NotNull String> answers, boolean submit) {}

    record ReasonBody(@NotBlank @Size(max = LONGEST_REASON) String reason) {}

    record OwnerBody(@NotBlank @Size(max = 100) String person) {}

    record DueBody(
            @NotNull LocalDate due,
            @NotBlank @Size(max = LONGEST_REASON) String reason) {}

    /** What a team said; a draft may still change. */
    record StatementBody(String team, String question, String text, String answer, boolean draft) {
        static StatementBody of(AssessImpact.Statement statement) {
            return new StatementBody(
                    statement.team().name(),
                    statement.question().id(),
                    statement.question().text(),
                    statement.answer(),
                    !statement.handedIn());
        }
    }

    record ImpactBody(
            List<StatementBody> customersAndBusiness, List<StatementBody> financial, List<StatementBody> legal) {}

    @GET
    @Path("/incidents/{incident}/inquiries")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public InquiryList list(@RestPath IncidentId incident) {
        incidents.require(incident);
        List<Superseded> before = inquiries.superseded(incident);
        return new InquiryList(inquiries.of(incident).stream()
                .map(inquiry -> InquiryBody.of(inquiry, before, today()))
                .toList());
    }

    @GET
    @Path("/incidents/{incident}/impact")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    @Operation(summary = "What the answers say about customers and business, money and law")
    public ImpactBody impact(@RestPath IncidentId incident) {
        incidents.require(incident);
        Map<Feed, List<AssessImpact.Statement>> impact = assessImpact.of(incident);
        return new ImpactBody(
                statements(impact, Feed.CUSTOMERS_AND_BUSINESS),
                statements(impact, Feed.FINANCIAL),
                statements(impact, Feed.LEGAL));
    }

    @PUT
    @Path("/incidents/{incident}/inquiries/{team}/answers")
    public InquiryBody answer(@RestPath IncidentId incident, @RestPath Team team, @Valid @NotNull AnswersBody body) {
        return body(answerInquiry.answer(incident, team, body.answers(), body.submit(), caller.subject()));
    }

    @POST
    @Path("/incidents/{incident}/inquiries/{team}/reopening")
    @Operation(
            summary =
                    "Open it again to correct what was handed in, or to answer after all, for a reason; what was handed in"
                            + " stays readable")
    public RestResponse<Object> reopen(
            @RestPath IncidentId incident,
            @RestPath Team team,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody body) {
        return once(
                "reopen-inquiry %s %s".formatted(incident, team),
                key,
                body,
                () -> reopenInquiry.reopen(incident, team, new SteerInquiry.Reasoned(caller.subject(), body.reason())));
    }

    @POST
    @Path("/incidents/{incident}/inquiries/{team}/owner")
    @Operation(summary = "Say who sees to it that the team answers")
    public RestResponse<Object> own(
            @RestPath IncidentId incident,
            @RestPath Team team,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull OwnerBody body) {
        return once(
                "own-inquiry %s %s".formatted(incident, team),
                key,
                body,
                () -> steerInquiry.own(incident, team, body.person(), caller.subject()));
    }

    @POST
    @Path("/incidents/{incident}/inquiries/{team}/due")
    @Operation(summary = "Move the day by which the answers are due, for a reason")
    public RestResponse<Object> move(
            @RestPath IncidentId incident,
            @RestPath Team team,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull DueBody body) {
        return once(
                "move-inquiry %s %s".formatted(incident, team),
                key,
                body,
                () -> steerInquiry.move(
                        incident, team, body.due(), new SteerInquiry.Reasoned(caller.subject(), body.reason())));
    }

    @POST
    @Path("/incidents/{incident}/inquiries/{team}/waiver")
    @Operation(summary = "Ask for doing without a team's answers; another person, of legal, approves")
    public RestResponse<Object> requestWaiver(
            @RestPath IncidentId incident,
            @RestPath Team team,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody body) {
        return once(
                "waive-inquiry %s %s".formatted(incident, team),
                key,
                body,
                () -> steerInquiry.requestWaiver(incident, team, body.reason(), caller.subject()));
    }

    @POST
    @Path("/incidents/{incident}/inquiries/{team}/waiver/approval")
    @RolesAllowed(Roles.LEGAL)
    @Operation(summary = "Agree to do without them, for the reason that was given, in its own words")
    public RestResponse<Object> approveWaiver(
            @RestPath IncidentId incident,
            @RestPath Team team,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody body) {
        return once(
                "approve-waiver %s %s".formatted(incident, team),
                key,
                body,
                () -> steerInquiry.approveWaiver(
                        incident, team, new SteerInquiry.Reasoned(caller.subject(), body.reason())));
    }

    private static List<StatementBody> statements(Map<Feed, List<AssessImpact.Statement>> impact, Feed feed) {
        return impact.getOrDefault(feed, List.of()).stream()
                .map(StatementBody::of)
                .toList();
    }

    private InquiryBody body(Inquiry inquiry) {
        return InquiryBody.of(inquiry, inquiries.superseded(inquiry.incident()), today());
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private RestResponse<Object> once(String operation, @Nullable String key, Object body, Supplier<Inquiry> change) {
        return idempotency.answer(operation, key, body, RestResponse.Status.OK, () -> body(change.get()));
    }
}
