package makewhole.remediation.settlement.http;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.money.MoneyBody;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.plan.AsClosed;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.WorkOutClosed;
import makewhole.remediation.settlement.Denial;
import makewhole.remediation.settlement.DenyLeftBehind;
import makewhole.remediation.settlement.LeftBehind;
import makewhole.remediation.settlement.LinesLeftBehind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Lines whose units can never move any more, and what is owed for them instead, until people have decided it. */
@Path("/v1")
class LeftBehindResource {
    private final Plans plans;
    private final LinesLeftBehind linesLeftBehind;
    private final WorkOutClosed workOutClosed;
    private final DenyLeftBehind denyLeftBehind;
    private final Caller caller;

    LeftBehindResource(
            Plans plans,
            LinesLeftBehind linesLeftBehind,
            WorkOutClosed workOutClosed,
            DenyLeftBehind denyLeftBehind,
            Caller caller) {
        this.plans = plans;
        this.linesLeftBehind = linesLeftBehind;
        this.workOutClosed = workOutClosed;
        this.denyLeftBehind = denyLeftBehind;
        this.caller = caller;
    }

    /** Why nothing is owed. */
    record DenialReasonBody(@NotBlank @Size(max = 4000) String reason) {}

    /** What one person proposes, or two have said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DenialBody(
            String reason,
            String proposedBy,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {
        static DenialBody of(Denial denial) {
            return new DenialBody(
                    denial.reason(),
                    denial.proposedBy(),
                    denial.confirmedBy().orElse(null),
                    denial.confirmedAt().orElse(null));
        }
    }

    /** A line; {@code owedInstead} is left out once it is granted or denied. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeftBehindBody(
            String line,
            String deal,
            String investor,
            String purpose,
            MoneyBody units,
            String state,
            @Nullable DenialBody denial,
            @Nullable OwedInsteadBody owedInstead) {
        static LeftBehindBody of(LeftBehind one, @Nullable AsClosed closed) {
            return new LeftBehindBody(
                    one.line().value(),
                    one.deal().value(),
                    one.investor().value(),
                    one.purpose().name(),
                    MoneyBody.of(one.units()),
                    one.state().name(),
                    one.denial().map(DenialBody::of).orElse(null),
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
        Optional<LocalDate> day = Optional.ofNullable(paidOn).map(LeftBehindResource::day);
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
    public LeftBehindBody deny(@RestPath PlanId plan, @RestPath LineId line, @Valid @NotNull DenialReasonBody body) {
        return LeftBehindBody.of(denyLeftBehind.propose(plan, line, body.reason(), caller.subject()), null);
    }

    /** Confirms it as another person, for the reason that was given, in its own words. */
    @POST
    @Path("/plans/{plan}/lines/{line}/denial/confirmation")
    @RolesAllowed(Roles.LEGAL)
    public LeftBehindBody confirm(@RestPath PlanId plan, @RestPath LineId line, @Valid @NotNull DenialReasonBody body) {
        return LeftBehindBody.of(denyLeftBehind.confirm(plan, line, body.reason(), caller.subject()), null);
    }

    private static LocalDate day(String paidOn) {
        try {
            return LocalDate.parse(paidOn);
        } catch (DateTimeParseException notADay) {
            throw new InvalidRequestException("paidOn", "is no day such as 2026-10-21");
        }
    }
}
