package makewhole.remediation.incident.http;

import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.incident.CloseIncident;
import makewhole.remediation.incident.DeclareIncident;
import makewhole.remediation.incident.Gates;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.incident.TakeLead;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class IncidentResource {
    private final DeclareIncident declareIncident;
    private final CloseIncident closeIncident;
    private final Incidents incidents;
    private final Gates gates;
    private final Idempotency idempotency;
    private final Caller caller;
    private final TakeLead takeLead;
    private final String breakGlass;
    private final String certificatesRefusedBy;

    IncidentResource(
            DeclareIncident declareIncident,
            CloseIncident closeIncident,
            Incidents incidents,
            Gates gates,
            Idempotency idempotency,
            Caller caller,
            TakeLead takeLead,
            @ConfigProperty(name = "makewhole.break-glass.command") String breakGlass,
            @ConfigProperty(name = "makewhole.incidents.certificates-refused-by") String certificatesRefusedBy) {
        this.declareIncident = declareIncident;
        this.closeIncident = closeIncident;
        this.incidents = incidents;
        this.gates = gates;
        this.idempotency = idempotency;
        this.caller = caller;
        this.takeLead = takeLead;
        this.breakGlass = breakGlass;
        this.certificatesRefusedBy = certificatesRefusedBy;
    }

    record IncidentPage(List<IncidentBody> items, @Nullable String next) {}

    @POST
    @Path("/incidents")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS})
    public RestResponse<Object> declare(
            @RestHeader("Idempotency-Key") @Nullable String key, @Valid @NotNull DeclareBody body) {
        return idempotency.answer(
                "declare-incident",
                key,
                body,
                RestResponse.Status.CREATED,
                () -> body(declareIncident.declare(body.toDeclaration(), caller.subject())));
    }

    @POST
    @Path("/incidents/certificate-rejections")
    @RolesAllowed(Roles.SERVICE)
    @Operation(summary = "Open an incident for a certificate that allocation-service has refused; no other service may")
    public RestResponse<Object> openForCertificate(
            @RestHeader("Idempotency-Key") @Nullable String key, @Valid @NotNull RejectionBody body) {
        if (!caller.subject().name().equals(certificatesRefusedBy)) {
            throw new ForbiddenException();
        }
        return idempotency.answer(
                "open-incident",
                key,
                body,
                RestResponse.Status.CREATED,
                () -> body(declareIncident.open(body.toDeclaration(), body.toCertificate(), caller.subject())));
    }

    @POST
    @Path("/incidents/{incident}/lead")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS})
    @Operation(summary = "Take the lead of an incident; one that a service opened has none until somebody does")
    public RestResponse<Object> lead(
            @RestPath IncidentId incident, @RestHeader("Idempotency-Key") @Nullable String key) {
        return idempotency.answer(
                "lead-incident " + incident,
                key,
                Map.of("incident", incident.value()),
                RestResponse.Status.OK,
                () -> body(takeLead.take(incident, caller.subject())));
    }

    @GET
    @Path("/incidents")
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.OPERATIONS,
        Roles.LEGAL,
        Roles.FINANCE,
        Roles.CUSTOMER_SUCCESS,
        Roles.AUDIT,
        Roles.SERVICE
    })
    public IncidentPage list(
            @RestQuery @DefaultValue("") String after, @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        List<Incident> page = incidents.list(after, limit + 1);
        List<Incident> shown = page.subList(0, Math.min(limit, page.size()));
        return new IncidentPage(
                shown.stream().map(this::body).toList(),
                page.size() > limit ? shown.getLast().id().value() : null);
    }

    @GET
    @Path("/incidents/{incident}")
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.OPERATIONS,
        Roles.LEGAL,
        Roles.FINANCE,
        Roles.CUSTOMER_SUCCESS,
        Roles.AUDIT,
        Roles.SERVICE
    })
    public IncidentBody get(@RestPath IncidentId incident) {
        return body(incidents.require(incident));
    }

    @POST
    @Path("/incidents/{incident}/closing")
    @RolesAllowed(Roles.LEGAL)
    public RestResponse<Object> close(
            @RestPath IncidentId incident, @RestHeader("Idempotency-Key") @Nullable String key) {
        return idempotency.answer(
                "close-incident " + incident,
                key,
                Map.of("incident", incident.value()),
                RestResponse.Status.OK,
                () -> body(closeIncident.close(incident, caller.subject())));
    }

    private IncidentBody body(Incident incident) {
        return IncidentBody.of(incident, gates.of(incident), breakGlass);
    }
}
