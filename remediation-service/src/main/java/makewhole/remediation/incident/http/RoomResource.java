package makewhole.remediation.incident.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.incident.AssignRoles;
import makewhole.remediation.incident.CaseRole;
import makewhole.remediation.incident.CloseIncident;
import makewhole.remediation.incident.Gates;
import makewhole.remediation.incident.Holder;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.incident.Severity;
import makewhole.remediation.incident.Standing;
import makewhole.remediation.incident.SteerIncident;
import makewhole.remediation.incident.Workstream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS})
class RoomResource {
    private static final int LONGEST_REASON = 2_000;

    private final Incidents incidents;
    private final SteerIncident steerIncident;
    private final AssignRoles assignRoles;
    private final CloseIncident closeIncident;
    private final Gates gates;
    private final IncidentBodies bodies;
    private final Idempotency idempotency;
    private final Caller caller;

    RoomResource(
            Incidents incidents,
            SteerIncident steerIncident,
            AssignRoles assignRoles,
            CloseIncident closeIncident,
            Gates gates,
            IncidentBodies bodies,
            Idempotency idempotency,
            Caller caller) {
        this.incidents = incidents;
        this.steerIncident = steerIncident;
        this.assignRoles = assignRoles;
        this.closeIncident = closeIncident;
        this.gates = gates;
        this.bodies = bodies;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record SeverityBody(
            @NotNull Severity severity,
            @NotBlank @Size(max = LONGEST_REASON) String reason) {}

    record JurisdictionsBody(
            @NotNull @Size(max = 100) List<@NotBlank @Size(max = 6) String> jurisdictions,
            @NotBlank @Size(max = LONGEST_REASON) String reason) {}

    /** Why a role is taken from somebody who has not handed it over. */
    record TakeBody(@Nullable @Size(max = LONGEST_REASON) String reason) {}

    record HandOverBody(
            @NotBlank @Size(max = 100) String to,
            @NotBlank @Size(max = LONGEST_REASON) String note) {}

    record StandingBody(
            @Nullable @Size(max = 100) String person,
            @NotBlank @Size(max = LONGEST_REASON) String nextAction,
            @Nullable LocalDate nextOn) {}

    record VisibilityBody(
            boolean restricted,
            @NotNull @Size(max = 200) Set<@NotBlank @Size(max = 100) String> readers,
            @NotBlank @Size(max = LONGEST_REASON) String reason) {}

    record ReasonBody(@NotBlank @Size(max = LONGEST_REASON) String reason) {}

    @POST
    @Path("/incidents/{incident}/severity")
    @Operation(summary = "Say how bad it is, and why")
    public RestResponse<Object> rate(
            @RestPath IncidentId incident,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull SeverityBody body) {
        return once(
                "rate-incident " + incident,
                key,
                body,
                () -> steerIncident.rate(incident, body.severity(), body.reason(), caller.subject()));
    }

    @POST
    @Path("/incidents/{incident}/jurisdictions")
    @Operation(summary = "Say whose law it concerns; the list takes the place of the one before")
    public RestResponse<Object> putUnder(
            @RestPath IncidentId incident,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull JurisdictionsBody body) {
        return once(
                "put-incident-under " + incident,
                key,
                body,
                () -> steerIncident.putUnder(incident, body.jurisdictions(), body.reason(), caller.subject()));
    }

    @POST
    @Path("/incidents/{incident}/roles/{role}")
    @Operation(summary = "Take a role: a free one, one that was handed over, or any other with a reason")
    public RestResponse<Object> take(
            @RestPath IncidentId incident,
            @RestPath CaseRole role,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull TakeBody body) {
        return once(
                "take-role %s %s".formatted(incident, role),
                key,
                body,
                () -> assignRoles.take(incident, role, body.reason() == null ? "" : body.reason(), caller.subject()));
    }

    @POST
    @Path("/incidents/{incident}/roles/{role}/hand-over")
    @Operation(summary = "Hand a role over, with what the next person has to know; it stays yours until it is taken")
    public RestResponse<Object> handOver(
            @RestPath IncidentId incident,
            @RestPath CaseRole role,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull HandOverBody body) {
        return once(
                "hand-over-role %s %s".formatted(incident, role),
                key,
                body,
                () -> assignRoles.handOver(incident, role, new Holder.Offer(body.to(), body.note()), caller.subject()));
    }

    @POST
    @Path("/incidents/{incident}/workstreams/{workstream}")
    @Operation(summary = "Say who works on a workstream and what is done next, by when")
    public RestResponse<Object> plan(
            @RestPath IncidentId incident,
            @RestPath Workstream workstream,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull StandingBody body) {
        return once(
                "plan-workstream %s %s".formatted(incident, workstream),
                key,
                body,
                () -> steerIncident.plan(
                        incident,
                        workstream,
                        new Standing(body.person(), body.nextAction(), body.nextOn()),
                        caller.subject()));
    }

    @POST
    @Path("/incidents/{incident}/visibility")
    @Operation(summary = "Restrict who may read it, or show it to everybody again; legal or its lead")
    public RestResponse<Object> restrict(
            @RestPath IncidentId incident,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull VisibilityBody body) {
        return once(
                "restrict-incident " + incident,
                key,
                body,
                () -> steerIncident.restrict(
                        incident,
                        body.restricted(),
                        body.readers(),
                        new SteerIncident.Reasoned(caller.subject(), body.reason())));
    }

    @POST
    @Path("/incidents/{incident}/reopening")
    @RolesAllowed(Roles.LEGAL)
    @Operation(summary = "Open a closed incident again; its post-mortem has to be published anew")
    public RestResponse<Object> reopen(
            @RestPath IncidentId incident,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody body) {
        return once(
                "reopen-incident " + incident,
                key,
                body,
                () -> closeIncident.reopen(incident, body.reason(), caller.subject()));
    }

    @GET
    @Path("/incidents/{incident}/gates")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    @Operation(summary = "Every gate: open or closed, since when, why; and what waits for which")
    public GateTableBody gates(@RestPath IncidentId incident) {
        Incident known = incidents.require(incident);
        return GateTableBody.of(gates.of(known), gates.why(known));
    }

    private RestResponse<Object> once(String operation, @Nullable String key, Object body, Supplier<Incident> change) {
        return idempotency.answer(operation, key, body, RestResponse.Status.OK, () -> bodies.of(change.get()));
    }
}
