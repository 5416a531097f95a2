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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.incident.AssignRoles;
import makewhole.remediation.incident.CaseRole;
import makewhole.remediation.incident.CloseIncident;
import makewhole.remediation.incident.DeclareIncident;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
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
    private final IncidentBodies bodies;
    private final Idempotency idempotency;
    private final Caller caller;
    private final AssignRoles assignRoles;
    private final String certificatesRefusedBy;

    IncidentResource(
            DeclareIncident declareIncident,
            CloseIncident closeIncident,
            Incidents incidents,
            IncidentBodies bodies,
            Idempotency idempotency,
            Caller caller,
            AssignRoles assignRoles,
            @ConfigProperty(name = "makewhole.incidents.certificates-refused-by") String certificatesRefusedBy) {
        this.declareIncident = declareIncident;
        this.closeIncident = closeIncident;
        this.incidents = incidents;
        this.bodies = bodies;
        this.idempotency = idempotency;
        this.caller = caller;
        this.assignRoles = assignRoles;
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
                () -> body(assignRoles.take(incident, CaseRole.LEAD, "", caller.subject())));
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
        List<Incident> page = readable(after, limit + 1);
        List<Incident> shown = page.subList(0, Math.min(limit, page.size()));
        return new IncidentPage(
                shown.stream().map(this::body).toList(),
                page.size() > limit ? shown.getLast().id().value() : null);
    }

    /** Restricted ones are left out as if they were not there. */
    private List<Incident> readable(String after, int most) {
        List<Incident> found = new ArrayList<>();
        String last = after;
        while (found.size() < most) {
            List<Incident> page = incidents.list(last, most);
            if (page.isEmpty()) {
                break;
            }
            page.stream().filter(one -> one.isReadableBy(caller.subject())).forEach(found::add);
            last = page.getLast().id().value();
        }
        return found.subList(0, Math.min(most, found.size()));
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
        return bodies.of(incident);
    }
}
