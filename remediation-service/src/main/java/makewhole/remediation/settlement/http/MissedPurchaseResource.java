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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.money.MoneyBody;
import makewhole.remediation.plan.AsClosed;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.WorkOutClosed;
import makewhole.remediation.settlement.EndMissedPurchase;
import makewhole.remediation.settlement.LeftBehind;
import makewhole.remediation.settlement.LinesLeftBehind;
import makewhole.remediation.settlement.MissedPurchase;
import makewhole.remediation.settlement.MissedPurchases;
import makewhole.remediation.settlement.Rebooking;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Accepted top-ups that were not bought in time, until a person says what became of the money. */
@Path("/v1")
class MissedPurchaseResource {
    private final MissedPurchases missed;
    private final Plans plans;
    private final EndMissedPurchase endMissedPurchase;
    private final LinesLeftBehind linesLeftBehind;
    private final WorkOutClosed workOutClosed;
    private final Idempotency idempotency;
    private final Caller caller;

    MissedPurchaseResource(
            MissedPurchases missed,
            Plans plans,
            EndMissedPurchase endMissedPurchase,
            LinesLeftBehind linesLeftBehind,
            WorkOutClosed workOutClosed,
            Idempotency idempotency,
            Caller caller) {
        this.missed = missed;
        this.plans = plans;
        this.linesLeftBehind = linesLeftBehind;
        this.workOutClosed = workOutClosed;
        this.endMissedPurchase = endMissedPurchase;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** What was found out; {@code received} is left out if nothing came in. */
    record EndingBody(
            @Nullable @Valid MoneyBody received,
            @NotBlank @Size(max = 4000) String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PurchaseBody(
            String line,
            String deal,
            String investor,
            MoneyBody accepted,
            String state,
            @Nullable MoneyBody received,
            @Nullable String reason,
            @Nullable String endedBy,
            @Nullable Instant endedAt,
            @Nullable OwedInsteadBody owedInstead) {
        static PurchaseBody of(MissedPurchase one, @Nullable AsClosed closed) {
            Optional<MissedPurchase.Ending> ending = one.ending();
            return new PurchaseBody(
                    one.line().value(),
                    one.deal().value(),
                    one.investor().value(),
                    MoneyBody.of(one.accepted()),
                    ending.isPresent() ? "ENDED" : "WAITING",
                    ending.flatMap(MissedPurchase.Ending::received)
                            .map(MoneyBody::of)
                            .orElse(null),
                    ending.map(MissedPurchase.Ending::reason).orElse(null),
                    ending.map(MissedPurchase.Ending::endedBy).orElse(null),
                    ending.map(MissedPurchase.Ending::endedAt).orElse(null),
                    closed == null ? null : OwedInsteadBody.of(closed));
        }
    }

    record PurchaseList(List<PurchaseBody> items) {}

    /** All of a plan, with what is owed instead as long as nobody has granted or denied it: see also left-behind. */
    @GET
    @Path("/plans/{plan}/missed-purchases")
    @RolesAllowed({Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT})
    public PurchaseList list(@RestPath UUID plan) {
        PlanId id = plans.require(new PlanId(plan)).id();
        Map<LineId, AsClosed> closed = closedInstead(id);
        return new PurchaseList(missed.of(id).stream()
                .map(one -> PurchaseBody.of(one, closed.get(one.line())))
                .toList());
    }

    @POST
    @Path("/plans/{plan}/lines/{line}/missed-purchase")
    @RolesAllowed(Roles.OPERATIONS)
    public RestResponse<Object> end(
            @RestPath UUID plan,
            @RestPath LineId line,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull EndingBody body) {
        return idempotency.answer(
                "end-missed-purchase %s %s".formatted(plan, line),
                key,
                body,
                Status.OK,
                () -> PurchaseBody.of(
                        endMissedPurchase.end(
                                new PlanId(plan),
                                line,
                                Optional.ofNullable(body.received()).map(MoneyBody::toMoney),
                                body.reason(),
                                caller.subject()),
                        null));
    }

    private Map<LineId, AsClosed> closedInstead(PlanId plan) {
        List<WorkOutClosed.Left> open = linesLeftBehind.of(plan).stream()
                .filter(one -> one.purpose() == Rebooking.Purpose.TOP_UP && one.state() == LeftBehind.State.OPEN)
                .map(one -> new WorkOutClosed.Left(one.line(), one.units()))
                .toList();
        return workOutClosed.of(plan, open, Optional.empty()).stream().collect(toMap(AsClosed::line, identity()));
    }
}
