package makewhole.remediation.finding.http;

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
import java.util.UUID;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.finding.DecideScope;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.Findings;
import makewhole.remediation.finding.Scopes;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class ScopeResource {
    private final DecideScope decideScope;
    private final Scopes scopes;
    private final Findings findings;
    private final Incidents incidents;
    private final Idempotency idempotency;
    private final Caller caller;

    ScopeResource(
            DecideScope decideScope,
            Scopes scopes,
            Findings findings,
            Incidents incidents,
            Idempotency idempotency,
            Caller caller) {
        this.decideScope = decideScope;
        this.scopes = scopes;
        this.findings = findings;
        this.incidents = incidents;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record BeginBody(@NotNull UUID audit) {}

    record FindingPage(List<FindingBody> items, @Nullable String next) {}

    @POST
    @Path("/incidents/{incident}/scope")
    @RolesAllowed({Roles.ENGINEERING, Roles.LEGAL, Roles.OPERATIONS})
    public RestResponse<Object> begin(
            @RestPath IncidentId incident,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull BeginBody body) {
        return idempotency.answer(
                "decide-scope " + incident,
                key,
                body,
                RestResponse.Status.ACCEPTED,
                () -> ScopeBody.of(decideScope.begin(incident, body.audit(), caller.subject())));
    }

    @GET
    @Path("/incidents/{incident}/scope")
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.OPERATIONS,
        Roles.LEGAL,
        Roles.FINANCE,
        Roles.CUSTOMER_SUCCESS,
        Roles.AUDIT,
        Roles.SERVICE
    })
    public ScopeBody get(@RestPath IncidentId incident) {
        incidents.require(incident);
        return scopes.of(incident)
                .map(ScopeBody::of)
                .orElseThrow(() -> new NotFoundException("scope of incident", incident));
    }

    @GET
    @Path("/incidents/{incident}/findings")
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.OPERATIONS,
        Roles.LEGAL,
        Roles.FINANCE,
        Roles.CUSTOMER_SUCCESS,
        Roles.AUDIT,
        Roles.SERVICE
    })
    public FindingPage findings(
            @RestPath IncidentId incident,
            @RestQuery @DefaultValue("0") @Min(0) int after,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        incidents.require(incident);
        List<Finding> page = findings.of(incident, after, limit + 1);
        return new FindingPage(
                page.stream().limit(limit).map(FindingBody::of).toList(),
                page.size() > limit ? Integer.toString(after + limit) : null);
    }
}
