package makewhole.remediation.plan.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.plan.DismissDispute;
import makewhole.remediation.plan.Dispute;
import makewhole.remediation.plan.Disputes;
import makewhole.remediation.plan.NothingOwed;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.Supplements;
import makewhole.remediation.plan.http.NothingOwedBody.ReasonBody;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class DisputeResource {
    private final Disputes disputes;
    private final Supplements supplements;
    private final Plans plans;
    private final DismissDispute dismissDispute;
    private final Idempotency idempotency;
    private final Caller caller;

    DisputeResource(
            Disputes disputes,
            Supplements supplements,
            Plans plans,
            DismissDispute dismissDispute,
            Idempotency idempotency,
            Caller caller) {
        this.disputes = disputes;
        this.supplements = supplements;
        this.plans = plans;
        this.dismissDispute = dismissDispute;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** A dispute; {@code answeredIn} is the supplement that answers it, left out while none does. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DisputeBody(
            long dispute,
            String line,
            String text,
            Instant at,
            @Nullable String answeredIn,
            @Nullable NothingOwedBody dismissal) {
        static DisputeBody of(Dispute dispute, @Nullable PlanId supplement, @Nullable NothingOwed dismissal) {
            return new DisputeBody(
                    dispute.number(),
                    dispute.line().value(),
                    dispute.words(),
                    dispute.at(),
                    supplement == null ? null : supplement.toString(),
                    dismissal == null ? null : NothingOwedBody.of(dismissal));
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
        Map<Long, NothingOwed> dismissals = disputes.dismissals(plan);
        return new DisputeList(disputes.of(plan).stream()
                .map(dispute ->
                        DisputeBody.of(dispute, answered.get(dispute.number()), dismissals.get(dispute.number())))
                .toList());
    }

    /** Proposes to dismiss one, in the place of what was proposed before. */
    @POST
    @Path("/plans/{plan}/disputes/{dispute}/dismissal")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.LEGAL})
    public RestResponse<Object> dismiss(
            @RestPath PlanId plan,
            @RestPath long dispute,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody body) {
        return idempotency.answer(
                "propose-dismissal %s %d".formatted(plan, dispute),
                key,
                body,
                Status.OK,
                () -> NothingOwedBody.of(dismissDispute.propose(plan, dispute, body.reason(), caller.subject())));
    }

    /** Confirms it as another person, for the reason that was given, in its own words. */
    @POST
    @Path("/plans/{plan}/disputes/{dispute}/dismissal/confirmation")
    @RolesAllowed(Roles.LEGAL)
    public RestResponse<Object> confirm(
            @RestPath PlanId plan,
            @RestPath long dispute,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody body) {
        return idempotency.answer(
                "confirm-dismissal %s %d".formatted(plan, dispute),
                key,
                body,
                Status.OK,
                () -> NothingOwedBody.of(dismissDispute.confirm(plan, dispute, body.reason(), caller.subject())));
    }
}
