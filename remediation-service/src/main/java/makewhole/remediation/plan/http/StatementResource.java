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
import makewhole.remediation.plan.Statement;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class StatementResource {
    private final ExplainLine explainLine;

    StatementResource(ExplainLine explainLine) {
        this.explainLine = explainLine;
    }

    /**
     * How the amount of a line came about: inputs, every day of interest, formulas, steps, rounding, sources. With
     * {@code paidOn}, how it comes about if it is paid on that day: to the cent what a payment run of that day pays.
     */
    @GET
    @Path("/plans/{plan}/lines/{line}/statement")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public StatementBody statement(
            @RestPath PlanId plan,
            @RestPath LineId line,
            @RestQuery @Nullable @Parameter(schema = @Schema(format = "date")) String paidOn) {
        return StatementBody.of(explained(plan, line, paidOn));
    }

    /** The same as a page for people. */
    @GET
    @Path("/plans/{plan}/lines/{line}/statement")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public String page(
            @RestPath PlanId plan,
            @RestPath LineId line,
            @RestQuery @Nullable @Parameter(schema = @Schema(format = "date")) String paidOn) {
        return StatementPage.of(StatementBody.of(explained(plan, line, paidOn)));
    }

    private Statement explained(PlanId plan, LineId line, @Nullable String paidOn) {
        return explainLine.of(plan, line, PaidOn.day(paidOn));
    }
}
