package makewhole.remediation.plan.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import makewhole.platform.identity.Roles;
import makewhole.remediation.plan.ExplainLine;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1")
class StatementResource {
    private final ExplainLine explainLine;

    StatementResource(ExplainLine explainLine) {
        this.explainLine = explainLine;
    }

    /** How the amount of a line came about: inputs, every day of interest, formulas, steps, rounding, sources. */
    @GET
    @Path("/plans/{plan}/lines/{line}/statement")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public StatementBody statement(@RestPath PlanId plan, @RestPath LineId line) {
        return StatementBody.of(explainLine.of(plan, line));
    }

    /** The same as a page for people. */
    @GET
    @Path("/plans/{plan}/lines/{line}/statement")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public String page(@RestPath PlanId plan, @RestPath LineId line) {
        return StatementPage.of(StatementBody.of(explainLine.of(plan, line)));
    }
}
