package makewhole.remediation.postmortem.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.inquiry.Inquiries;
import makewhole.remediation.postmortem.ReviewPostMortem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS})
class ReviewResource {
    private final Incidents incidents;
    private final Inquiries inquiries;
    private final ReviewPostMortem reviewPostMortem;
    private final Idempotency idempotency;
    private final Caller caller;

    ReviewResource(
            Incidents incidents,
            Inquiries inquiries,
            ReviewPostMortem reviewPostMortem,
            Idempotency idempotency,
            Caller caller) {
        this.incidents = incidents;
        this.inquiries = inquiries;
        this.reviewPostMortem = reviewPostMortem;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record MeetingBody(@NotNull LocalDate heldOn) {}

    record ReviewBody(@NotBlank @Size(max = 5_000) String comment) {}

    @POST
    @Path("/incidents/{incident}/post-mortem/meeting")
    @Operation(summary = "Say on which day it was talked about")
    public RestResponse<Object> discuss(
            @RestPath IncidentId incident,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull MeetingBody body) {
        return idempotency.answer(
                "discuss-post-mortem " + incident,
                key,
                body,
                RestResponse.Status.OK,
                () -> PostMortemBody.of(
                        incidents.require(incident),
                        inquiries.of(incident),
                        reviewPostMortem.discuss(incident, body.heldOn(), caller.subject())));
    }

    @POST
    @Path("/incidents/{incident}/post-mortem/review")
    @Operation(summary = "Approve the text as it reads now; by somebody who wrote none of it")
    public RestResponse<Object> review(
            @RestPath IncidentId incident,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReviewBody body) {
        return idempotency.answer(
                "review-post-mortem " + incident,
                key,
                body,
                RestResponse.Status.OK,
                () -> PostMortemBody.of(
                        incidents.require(incident),
                        inquiries.of(incident),
                        reviewPostMortem.review(incident, body.comment(), caller.subject())));
    }
}
