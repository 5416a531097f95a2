package makewhole.remediation.settlement.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import makewhole.platform.identity.Roles;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.settlement.BankFiles;
import makewhole.remediation.settlement.Endings;
import makewhole.remediation.settlement.MissedPurchases;
import makewhole.remediation.settlement.Payment;
import makewhole.remediation.settlement.PaymentRun;
import makewhole.remediation.settlement.PaymentRuns;
import makewhole.remediation.settlement.Rebookings;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class PaymentResource {
    private final Plans plans;
    private final PaymentRuns runs;
    private final BankFiles bankFiles;
    private final Rebookings rebookings;
    private final MissedPurchases missed;

    PaymentResource(Plans plans, PaymentRuns runs, BankFiles bankFiles, Rebookings rebookings, MissedPurchases missed) {
        this.plans = plans;
        this.runs = runs;
        this.bankFiles = bankFiles;
        this.rebookings = rebookings;
        this.missed = missed;
    }

    /**
     * One attempt to pay one line, with the parts that tax reporting needs.
     *
     * @param statement where the amount is worked out for the day of the run; left out where a customer's own money goes back
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentBody(
            String line,
            String endToEndId,
            int attempt,
            String run,
            LocalDate day,
            String state,
            String currency,
            String amount,
            String principal,
            String gain,
            String interest,
            String reasonCode,
            String reason,
            @Nullable String statement) {
        static PaymentBody of(
                PaymentRun run, Payment payment, Map<String, BankFiles.Reason> reasons, Set<LineId> ownMoney) {
            String reference = payment.endToEndId().value();
            BankFiles.Reason reason =
                    reasons.getOrDefault(reference, new BankFiles.Reason(payment.bank(), "", "", false));
            return new PaymentBody(
                    payment.line().value(),
                    reference,
                    payment.endToEndId().attempt(),
                    run.id().toString(),
                    run.day(),
                    payment.bank().name(),
                    payment.amount().currency().getCurrencyCode(),
                    payment.amount().amount(),
                    payment.paid().principal().amount(),
                    payment.paid().gain().amount(),
                    payment.paid().interest().amount(),
                    reason.code(),
                    reason.words(),
                    ownMoney.contains(payment.line()) ? null : statement(run, payment));
        }

        private static String statement(PaymentRun run, Payment payment) {
            return "/v1/plans/%s/lines/%s/statement?paidOn=%s".formatted(run.plan(), payment.line(), run.day());
        }
    }

    record PaymentList(List<PaymentBody> items) {}

    /** Every attempt of the approved runs, and what the bank has said of it. */
    @GET
    @Path("/plans/{plan}/payments")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public PaymentList payments(@RestPath UUID plan, @RestQuery @Nullable BankState state) {
        PlanId id = plans.require(new PlanId(plan)).id();
        Map<String, BankFiles.Reason> reasons = bankFiles.reasons(id);
        Set<LineId> ownMoney =
                Endings.of(rebookings.of(id), missed.of(id)).paidBack().keySet();
        List<PaymentBody> bodies = new ArrayList<>();
        runs.of(id).stream()
                .filter(run -> run.state() == PaymentRun.State.EXPORTED)
                .forEach(run -> runs.payments(run.id()).forEach(payment -> {
                    if (state == null || payment.bank() == state) {
                        bodies.add(PaymentBody.of(run, payment, reasons, ownMoney));
                    }
                }));
        return new PaymentList(bodies);
    }
}
