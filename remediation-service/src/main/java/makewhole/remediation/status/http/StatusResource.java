package makewhole.remediation.status.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.status.ReportStatus;
import makewhole.remediation.status.ReportStatus.Report;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class StatusResource {
    private static final int LONGEST = 500;
    private static final int MOST = 20;

    private final ReportStatus reportStatus;
    private final Idempotency idempotency;
    private final Caller caller;

    StatusResource(ReportStatus reportStatus, Idempotency idempotency, Caller caller) {
        this.reportStatus = reportStatus;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record StatusBody(
            @NotBlank @Size(max = 100) String state,
            @NotEmpty @Size(max = MOST) List<@NotBlank @Size(max = LONGEST) String> facts,
            @Nullable @Size(max = MOST) List<@NotBlank @Size(max = LONGEST) String> next) {}

    record ToldBody(List<String> to) {}

    @POST
    @Path("/incidents/{incident}/status-reports")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS})
    @APIResponseSchema(value = ToldBody.class, responseCode = "202")
    @Operation(summary = "Tell stakeholders by mail where the incident stands; the number of customers is added")
    public RestResponse<Object> report(
            @RestPath IncidentId incident,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull StatusBody body) {
        Report report = new Report(body.state(), body.facts(), Objects.requireNonNullElse(body.next(), List.of()));
        return idempotency.answer(
                "report-status " + incident,
                key,
                body,
                RestResponse.Status.ACCEPTED,
                () -> new ToldBody(reportStatus.report(incident, report, caller.subject())));
    }
}
