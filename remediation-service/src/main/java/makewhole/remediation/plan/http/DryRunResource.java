package makewhole.remediation.plan.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import makewhole.platform.identity.Roles;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.plan.DryRunPlan;
import makewhole.remediation.plan.PlanId;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1")
class DryRunResource {
    private final DryRunPlan dryRunPlan;

    DryRunResource(DryRunPlan dryRunPlan) {
        this.dryRunPlan = dryRunPlan;
    }

    /** What if: totals, cost, spread, outliers, and what changes against the newest version. Nothing is kept. */
    @POST
    @Path("/incidents/{incident}/dry-runs")
    @RolesAllowed({Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE, Roles.ENGINEERING})
    public DryRunBody whatIf(@RestPath IncidentId incident, @Valid @NotNull DryRunRequestBody body) {
        return DryRunBody.of(dryRunPlan.whatIf(incident, body.toTerms(), body.toValues()));
    }

    /** The same of a plan that is written down, against the version before it. */
    @GET
    @Path("/plans/{plan}/dry-run")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.AUDIT})
    public DryRunBody of(@RestPath PlanId plan) {
        return DryRunBody.of(dryRunPlan.of(plan));
    }
}
