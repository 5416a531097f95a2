package makewhole.remediation.plan.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.plan.ApprovePlan;
import makewhole.remediation.plan.DraftPlan;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanAuthority;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanRecords;
import makewhole.remediation.plan.PlannedDeal;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.ReleasePlan;
import makewhole.remediation.plan.RemediedFindings;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class PlanResource {
    private final DraftPlan draftPlan;
    private final ApprovePlan approvePlan;
    private final ReleasePlan releasePlan;
    private final PlanAuthority planAuthority;
    private final PlanRecords planRecords;
    private final RemediedFindings remediedFindings;
    private final Plans plans;
    private final Incidents incidents;
    private final ObjectMapper json;
    private final Idempotency idempotency;
    private final Caller caller;

    PlanResource(
            DraftPlan draftPlan,
            ApprovePlan approvePlan,
            ReleasePlan releasePlan,
            PlanAuthority planAuthority,
            PlanRecords planRecords,
            RemediedFindings remediedFindings,
            Plans plans,
            Incidents incidents,
            ObjectMapper json,
            Idempotency idempotency,
            Caller caller) {
        this.draftPlan = draftPlan;
        this.approvePlan = approvePlan;
        this.releasePlan = releasePlan;
        this.planAuthority = planAuthority;
        this.planRecords = planRecords;
        this.remediedFindings = remediedFindings;
        this.plans = plans;
        this.incidents = incidents;
        this.json = json;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record DigestBody(@NotBlank String digest) {}

    record RejectBody(
            @NotBlank String digest,
            @NotBlank @Size(max = 4000) String reason) {}

    record PlanList(List<PlanBody> items) {}

    @POST
    @Path("/incidents/{incident}/plans")
    @RolesAllowed({Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE, Roles.ENGINEERING})
    public RestResponse<Object> draft(
            @RestPath IncidentId incident,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull PlanRequestBody body) {
        return idempotency.answer(
                "draft-plan " + incident,
                key,
                body,
                Status.CREATED,
                () -> withoutLines(draftPlan.draft(incident, body.toTerms(), caller.subject())));
    }

    @GET
    @Path("/incidents/{incident}/plans")
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.OPERATIONS,
        Roles.LEGAL,
        Roles.FINANCE,
        Roles.CUSTOMER_SUCCESS,
        Roles.AUDIT,
        Roles.SERVICE
    })
    public PlanList versions(@RestPath IncidentId incident) {
        incidents.require(incident);
        return new PlanList(plans.of(incident).stream().map(this::withoutLines).toList());
    }

    @GET
    @Path("/plans/{plan}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.OPERATIONS,
        Roles.LEGAL,
        Roles.FINANCE,
        Roles.CUSTOMER_SUCCESS,
        Roles.AUDIT,
        Roles.SERVICE
    })
    @APIResponseSchema(PlanBody.class)
    public StreamingOutput get(@RestPath PlanId plan) {
        return PlanBody.whole(json, withoutLines(plans.require(plan)), plans.lines(plan));
    }

    @POST
    @Path("/plans/{plan}/versions")
    @RolesAllowed({Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE, Roles.ENGINEERING})
    public RestResponse<Object> newVersion(
            @RestPath PlanId plan,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull PlanRequestBody body) {
        return idempotency.answer(
                "new-plan-version " + plan,
                key,
                body,
                Status.CREATED,
                () -> withoutLines(draftPlan.newVersion(plan, body.toTerms(), caller.subject())));
    }

    @POST
    @Path("/plans/{plan}/freeze")
    @RolesAllowed({Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE, Roles.ENGINEERING})
    public RestResponse<Object> freeze(@RestPath PlanId plan, @RestHeader("Idempotency-Key") @Nullable String key) {
        return idempotency.answer(
                "freeze-plan " + plan,
                key,
                Map.of(),
                Status.OK,
                () -> withoutLines(approvePlan.freeze(plan, caller.subject())));
    }

    @POST
    @Path("/plans/{plan}/approvals")
    @RolesAllowed({Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE})
    public RestResponse<Object> approve(
            @RestPath PlanId plan,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull DigestBody body) {
        return idempotency.answer(
                "approve-plan " + plan,
                key,
                body,
                Status.CREATED,
                () -> withoutLines(approvePlan.approve(plan, body.digest(), caller.subject())));
    }

    @POST
    @Path("/plans/{plan}/rejection")
    @RolesAllowed({Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE})
    public RestResponse<Object> reject(
            @RestPath PlanId plan,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull RejectBody body) {
        return idempotency.answer(
                "reject-plan " + plan,
                key,
                body,
                Status.CREATED,
                () -> withoutLines(approvePlan.reject(plan, body.digest(), body.reason(), caller.subject())));
    }

    @POST
    @Path("/plans/{plan}/release")
    @RolesAllowed(Roles.OPERATIONS)
    public RestResponse<Object> release(
            @RestPath PlanId plan,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull DigestBody body) {
        return idempotency.answer(
                "release-plan " + plan,
                key,
                body,
                Status.OK,
                () -> withoutLines(releasePlan.release(plan, body.digest(), caller.subject())));
    }

    /** What other services may do in the name of a plan; with {@code deal}, the moves of that deal and no lines. */
    @GET
    @Path("/plans/{plan}/authority")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.OPERATIONS,
        Roles.LEGAL,
        Roles.FINANCE,
        Roles.CUSTOMER_SUCCESS,
        Roles.AUDIT,
        Roles.SERVICE
    })
    @APIResponseSchema(AuthorityBody.class)
    public StreamingOutput authority(@RestPath PlanId plan, @RestQuery @Nullable DealId deal) {
        return AuthorityBody.of(json, planAuthority, planAuthority.of(plan), Optional.ofNullable(deal));
    }

    private PlanBody withoutLines(Plan plan) {
        return PlanBody.withoutLines(
                plan,
                plans.totals(plan.id()),
                new PlanBody.Remarks(
                        planRecords.changedDeals(plan),
                        plan.supplements().isPresent() ? List.of() : PlannedDeal.withoutFee(plans.deals(plan.id())),
                        remediedFindings.leftOut(plan.id())));
    }
}
