package makewhole.remediation.plan.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.money.MoneyBody;
import makewhole.remediation.plan.Grant;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.SupplementPlan;
import makewhole.remediation.plan.Supplements;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class SupplementResource {
    private static final int MOST_LINES = 10_000;

    private final SupplementPlan supplementPlan;
    private final Supplements supplements;
    private final Plans plans;
    private final Idempotency idempotency;
    private final Caller caller;

    SupplementResource(
            SupplementPlan supplementPlan,
            Supplements supplements,
            Plans plans,
            Idempotency idempotency,
            Caller caller) {
        this.supplementPlan = supplementPlan;
        this.supplements = supplements;
        this.plans = plans;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * What is granted beyond one line.
     *
     * @param dispute the objection that it answers
     * @param standsFor to be said where the units of the line were left behind; otherwise SOMETHING_ELSE if left out
     */
    record GrantBody(
            @NotBlank String line,
            @Nullable Long dispute,
            @Valid @NotNull MoneyBody amount,
            Grant.@NotNull Part part,
            @NotBlank @Size(max = 4000) String reason,
            Grant.@Nullable StandsFor standsFor) {
        Grant toGrant() {
            return new Grant(
                    new LineId(line),
                    dispute == null ? OptionalLong.empty() : OptionalLong.of(dispute),
                    amount.toMoney(),
                    part,
                    reason,
                    Optional.ofNullable(standsFor));
        }
    }

    record SupplementBody(
            @NotNull LocalDate paymentDay,
            @NotEmpty @Size(max = MOST_LINES) List<@Valid @NotNull GrantBody> grants) {}

    record SupplementList(List<PlanBody> items) {}

    /** Drafts a plan for what legal grants beyond lines of a released plan. */
    @POST
    @Path("/plans/{plan}/supplements")
    @RolesAllowed(Roles.LEGAL)
    public RestResponse<Object> supplement(
            @RestPath PlanId plan,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull SupplementBody body) {
        return idempotency.answer("supplement-plan " + plan, key, body, Status.CREATED, () -> {
            var drafted = supplementPlan.draft(
                    plan,
                    body.paymentDay(),
                    body.grants().stream().map(GrantBody::toGrant).toList(),
                    caller.subject());
            return PlanBody.whole(drafted, plans.totals(drafted.id()), plans.lines(drafted.id()));
        });
    }

    @GET
    @Path("/plans/{plan}/supplements")
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.OPERATIONS,
        Roles.LEGAL,
        Roles.FINANCE,
        Roles.CUSTOMER_SUCCESS,
        Roles.AUDIT,
        Roles.SERVICE
    })
    public SupplementList of(@RestPath PlanId plan) {
        plans.require(plan);
        return new SupplementList(supplements.of(plan).stream()
                .map(one -> PlanBody.withoutLines(one, plans.totals(one.id()), PlanBody.Remarks.NONE))
                .toList());
    }
}
