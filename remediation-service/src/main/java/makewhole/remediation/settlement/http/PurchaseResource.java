package makewhole.remediation.settlement.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.money.MoneyBody;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.settlement.BuyTopUps;
import makewhole.remediation.settlement.PaidLine;
import makewhole.remediation.settlement.PurchaseLimit;
import makewhole.remediation.settlement.PurchaseLimits;
import makewhole.remediation.settlement.PurchasePayments;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Accepted top-ups that are bought, what came in for them, and the limits that they were held against. */
@Path("/v1")
class PurchaseResource {
    private final BuyTopUps buyTopUps;
    private final PurchaseLimits purchaseLimits;
    private final PurchasePayments purchasePayments;
    private final Plans plans;
    private final Idempotency idempotency;
    private final Caller caller;

    PurchaseResource(
            BuyTopUps buyTopUps,
            PurchaseLimits purchaseLimits,
            PurchasePayments purchasePayments,
            Plans plans,
            Idempotency idempotency,
            Caller caller) {
        this.buyTopUps = buyTopUps;
        this.purchaseLimits = purchaseLimits;
        this.purchasePayments = purchasePayments;
        this.plans = plans;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** {@code most} is left out if nothing limits the investor any more. */
    record LimitBody(
            @NotBlank String line,
            @Nullable MoneyBody most,
            @NotBlank @Size(max = 500) String basis) {
        PurchaseLimit toLimit() {
            return new PurchaseLimit(new LineId(line), Optional.ofNullable(most).map(MoneyBody::toMoney), basis);
        }
    }

    /** {@code paymentReference} is what the bank calls the payment that came in, so that another person can find it. */
    record PaidLineBody(
            @NotBlank String line,
            @NotBlank @Size(max = 140) String paymentReference) {
        PaidLine toPaidLine() {
            String reference = paymentReference.strip();
            if (reference.isEmpty()) {
                throw new InvalidRequestException("lines.paymentReference", "is blank");
            }
            return new PaidLine(new LineId(line), reference);
        }
    }

    /**
     * Purchases.
     *
     * @param paymentsShared true if a payment is known to be named for purchases of several investors: somebody paid for them
     *     together, or the other one named a wrong payment
     * @param answersUnderWay true if it is known that a customer may have said something that has yet to come in, and that it
     *     changes nothing
     */
    record PurchaseBody(
            @NotEmpty List<@Valid @NotNull PaidLineBody> lines,
            @Nullable List<@Valid @NotNull LimitBody> limits,
            @Nullable Boolean paymentsShared,
            @Nullable Boolean answersUnderWay) {
        BuyTopUps.Knowing toKnowing() {
            return new BuyTopUps.Knowing(Boolean.TRUE.equals(paymentsShared), Boolean.TRUE.equals(answersUnderWay));
        }

        BuyTopUps.Order toOrder(boolean answersRead) {
            return new BuyTopUps.Order(
                    lines.stream().map(PaidLineBody::toPaidLine).toList(),
                    limits == null
                            ? List.of()
                            : limits.stream().map(LimitBody::toLimit).toList(),
                    toKnowing(),
                    answersRead);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckedLimitBody(String line, @Nullable MoneyBody most, String basis, String checkedBy, Instant checkedAt) {
        static CheckedLimitBody of(PurchaseLimits.Checked one) {
            return new CheckedLimitBody(
                    one.limit().line().value(),
                    one.limit().most().map(MoneyBody::of).orElse(null),
                    one.limit().basis(),
                    one.checkedBy(),
                    one.checkedAt());
        }
    }

    record CheckedLimitList(List<CheckedLimitBody> items) {}

    @POST
    @Path("/plans/{plan}/purchases")
    @RolesAllowed(Roles.OPERATIONS)
    public RestResponse<Object> buy(
            @RestPath UUID plan,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull PurchaseBody body) {
        boolean answersRead = buyTopUps.readAnswers(body.toKnowing());
        return idempotency.answer(
                "buy-top-ups " + plan,
                key,
                body,
                RestResponse.Status.ACCEPTED,
                () -> RebookingBody.All.of(
                        buyTopUps.buy(new PlanId(plan), body.toOrder(answersRead), caller.subject())));
    }

    record NamedPaymentBody(String line, String paymentReference, String namedBy, Instant namedAt) {
        static NamedPaymentBody of(PurchasePayments.Named one) {
            return new NamedPaymentBody(
                    one.paid().line().value(), one.paid().reference(), one.namedBy(), one.namedAt());
        }
    }

    record NamedPaymentList(List<NamedPaymentBody> items) {}

    /** What was bought, and the payments that are said to have come in for it. */
    @GET
    @Path("/plans/{plan}/purchase-payments")
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE, Roles.AUDIT})
    public NamedPaymentList payments(@RestPath UUID plan) {
        return new NamedPaymentList(
                purchasePayments.of(plans.require(new PlanId(plan)).id()).stream()
                        .map(NamedPaymentBody::of)
                        .toList());
    }

    @GET
    @Path("/plans/{plan}/purchase-limits")
    @RolesAllowed({Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT})
    public CheckedLimitList limits(@RestPath UUID plan) {
        return new CheckedLimitList(
                purchaseLimits.of(plans.require(new PlanId(plan)).id()).stream()
                        .map(CheckedLimitBody::of)
                        .toList());
    }
}
