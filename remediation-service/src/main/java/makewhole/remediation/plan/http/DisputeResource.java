package makewhole.remediation.plan.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import makewhole.platform.identity.Roles;
import makewhole.remediation.plan.Dispute;
import makewhole.remediation.plan.Disputes;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1")
class DisputeResource {
    private final Disputes disputes;
    private final Plans plans;

    DisputeResource(Disputes disputes, Plans plans) {
        this.disputes = disputes;
        this.plans = plans;
    }

    record DisputeBody(long dispute, String line, String text, Instant at) {
        static DisputeBody of(Dispute dispute) {
            return new DisputeBody(dispute.number(), dispute.line().value(), dispute.words(), dispute.at());
        }
    }

    record DisputeList(List<DisputeBody> items) {}

    /** What customers contest, in their own words: for those who judge it. */
    @GET
    @Path("/plans/{plan}/disputes")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE, Roles.AUDIT})
    public DisputeList disputes(@RestPath PlanId plan) {
        plans.require(plan);
        return new DisputeList(disputes.of(plan).stream().map(DisputeBody::of).toList());
    }
}
