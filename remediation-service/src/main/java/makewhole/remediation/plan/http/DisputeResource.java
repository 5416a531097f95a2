package makewhole.remediation.plan.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import makewhole.platform.identity.Roles;
import makewhole.remediation.plan.Dispute;
import makewhole.remediation.plan.Disputes;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.Supplements;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class DisputeResource {
    private final Disputes disputes;
    private final Supplements supplements;
    private final Plans plans;

    DisputeResource(Disputes disputes, Supplements supplements, Plans plans) {
        this.disputes = disputes;
        this.supplements = supplements;
        this.plans = plans;
    }

    /** A dispute; {@code answeredIn} is the supplement that answers it, left out while none does. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DisputeBody(
            long dispute,
            String line,
            String text,
            Instant at,
            @Nullable String answeredIn) {
        static DisputeBody of(Dispute dispute, @Nullable PlanId supplement) {
            return new DisputeBody(
                    dispute.number(),
                    dispute.line().value(),
                    dispute.words(),
                    dispute.at(),
                    supplement == null ? null : supplement.toString());
        }
    }

    record DisputeList(List<DisputeBody> items) {}

    /** What customers contest, in their own words: for those who judge it. */
    @GET
    @Path("/plans/{plan}/disputes")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE, Roles.AUDIT})
    public DisputeList disputes(@RestPath PlanId plan) {
        plans.require(plan);
        Map<Long, PlanId> answered = supplements.answering(plan);
        return new DisputeList(disputes.of(plan).stream()
                .map(dispute -> DisputeBody.of(dispute, answered.get(dispute.number())))
                .toList());
    }
}
