package makewhole.remediation.settlement.http;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.money.MoneyBody;
import makewhole.remediation.plan.AsClosed;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.WorkOutClosed;
import makewhole.remediation.plan.http.NothingOwedBody;
import makewhole.remediation.plan.http.NothingOwedBody.ReasonBody;
import makewhole.remediation.plan.http.PaidOn;
import makewhole.remediation.settlement.DenyLeftBehind;
import makewhole.remediation.settlement.LeftBehind;
import makewhole.remediation.settlement.LinesLeftBehind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Lines whose units can never move any more, and what is owed for them instead, until people have decided it. */
@Path("/v1")
class LeftBehindResource {
    private final Plans plans;
    private final LinesLeftBehind linesLeftBehind;
    private final WorkOutClosed workOutClosed;
    private final DenyLeftBehind denyLeftBehind;
    private final Idempotency idempotency;
    private final Caller caller;

    LeftBehindResource(
            Plans plans,
            LinesLeftBehind linesLeftBehind,
            WorkOutClosed workOutClosed,
            DenyLeftBehind denyLeftBehind,
            Idempotency idempotency,
            Caller caller) {
        this.plans = plans;
        this.linesLeftBehind = linesLeftBehind;
        this.workOutClosed = workOutClosed;
        this.denyLeftBehind = denyLeftBehind;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * A line.
     *
     * @param supplement that grants something for its units
     * @param owedInstead left out once it is granted or denied
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeftBehindBody(
            String line,
            String deal,
            String investor,
            String purpose,
            MoneyBody units,
            String state,
            @Nullable String supplement,
            @Nullable NothingOwedBody denial,
            @Nullable OwedInsteadBody owedInstead) {
        static LeftBehindBody of(LeftBehind one, @Nullable AsClosed closed) {
            return new LeftBehindBody(
                    one.line().value(),
                    one.deal().value(),
                    one.investor().value(),
                    one.purpose().name(),
                    MoneyBody.of(one.units()),
                    one.state().name(),
                    one.supplement().map(PlanId::toString).orElse(null),
                    one.denial().map(NothingOwedBody::of).orElse(null),
                    closed == null ? null : OwedInsteadBody.of(closed));
        }
    }

    record LeftBehindList(List<LeftBehindBody> items) {}

    /** All of a plan, with what the closed window gives for each that nobody has decided, paid on a day. */
    @GET
    @Path("/plans/{plan}/left-behind")
    @RolesAllowed({Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT})
    public LeftBehindList list(
            @RestPath PlanId plan, @RestQuery @Nullable @Parameter(schema = @Schema(format = "date")) String paidOn) {
        Optional<LocalDate> day = PaidOn.day(paidOn);
        List<LeftBehind> lines = linesLeftBehind.of(plans.require(plan).id());
        Map<LineId, AsClosed> closed = workOutClosed
                .of(
                        plan,
                        lines.stream()
                                .filter(one -> one.state() == LeftBehind.State.OPEN)
                                .map(one -> new WorkOutClosed.Left(one.line(), one.units()))
                                .toList(),
                        day)
                .stream()
                .collect(toMap(AsClosed::line, identity()));
        return new LeftBehindList(lines.stream()
                .map(one -> LeftBehindBody.of(one, closed.get(one.line())))
                .toList());
    }

    /** Proposes that nothing is owed, in the place of what was proposed before. */
    @POST
    @Path("/plans/{plan}/lines/{line}/denial")
    @RolesAllowed({Roles.OPERATIONS, Roles.CUSTOMER_SUCCESS, Roles.LEGAL})
    public RestResponse<Object> deny(
            @RestPath PlanId plan,
            @RestPath LineId line,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody body) {
        return idempotency.answer(
                "propose-denial %s %s".formatted(plan, line),
                key,
                body,
                Status.OK,
                () -> LeftBehindBody.of(denyLeftBehind.propose(plan, line, body.reason(), caller.subject()), null));
    }

    /** Confirms it as another person, for the reason that was given, in its own words. */
    @POST
    @Path("/plans/{plan}/lines/{line}/denial/confirmation")
    @RolesAllowed(Roles.LEGAL)
    public RestResponse<Object> confirm(
            @RestPath PlanId plan,
            @RestPath LineId line,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody body) {
        return idempotency.answer(
                "confirm-denial %s %s".formatted(plan, line),
                key,
                body,
                Status.OK,
                () -> LeftBehindBody.of(denyLeftBehind.confirm(plan, line, body.reason(), caller.subject()), null));
    }
}
