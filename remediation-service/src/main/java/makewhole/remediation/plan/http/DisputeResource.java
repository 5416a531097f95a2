package makewhole.remediation.plan.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.plan.DismissDispute;
import makewhole.remediation.plan.Dismissal;
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
    private final DismissDispute dismissDispute;
    private final Caller caller;

    DisputeResource(
            Disputes disputes, Supplements supplements, Plans plans, DismissDispute dismissDispute, Caller caller) {
        this.disputes = disputes;
        this.supplements = supplements;
        this.plans = plans;
        this.dismissDispute = dismissDispute;
        this.caller = caller;
    }

    /** Why a dispute is not right. */
    record ReasonBody(@NotBlank @Size(max = 4000) String reason) {}

    /** What one person proposes, or two have said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DismissalBody(
            String reason,
            String proposedBy,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {
        static DismissalBody of(Dismissal dismissal) {
            return new DismissalBody(
                    dismissal.reason(),
                    dismissal.proposedBy(),
                    dismissal.confirmedBy().orElse(null),
                    dismissal.confirmedAt().orElse(null));
        }
    }

    /** A dispute; {@code answeredIn} is the supplement that answers it, left out while none does. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DisputeBody(
            long dispute,
            String line,
            String text,
            Instant at,
            @Nullable String answeredIn,
            @Nullable DismissalBody dismissal) {
        static DisputeBody of(Dispute dispute, @Nullable PlanId supplement, @Nullable Dismissal dismissal) {
            return new DisputeBody(
                    dispute.number(),
                    dispute.line().value(),
                    dispute.words(),
                    dispute.at(),
                    supplement == null ? null : supplement.toString(),
                    dismissal == null ? null : DismissalBody.of(dismissal));
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
        Map<Long, Dismissal> dismissals = disputes.dismissals(plan);
        return new DisputeList(disputes.of(plan).stream()
                .map(dispute ->
                        DisputeBody.of(dispute, answered.get(dispute.number()), dismissals.get(dispute.number())))
                .toList());
    }

    /** Proposes to dismiss one, in the place of what was proposed before. */
    @POST
    @Path("/plans/{plan}/disputes/{dispute}/dismissal")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.LEGAL})
    public DismissalBody dismiss(@RestPath PlanId plan, @RestPath long dispute, @Valid @NotNull ReasonBody body) {
        return DismissalBody.of(dismissDispute.propose(plan, dispute, body.reason(), caller.subject()));
    }

    /** Confirms it as another person, for the reason that was given, in its own words. */
    @POST
    @Path("/plans/{plan}/disputes/{dispute}/dismissal/confirmation")
    @RolesAllowed(Roles.LEGAL)
    public DismissalBody confirm(@RestPath PlanId plan, @RestPath long dispute, @Valid @NotNull ReasonBody body) {
        return DismissalBody.of(dismissDispute.confirm(plan, dispute, body.reason(), caller.subject()));
    }
}
