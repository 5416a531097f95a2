package makewhole.remediation.settlement.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.identity.Roles;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.settlement.BankFiles;
import makewhole.remediation.settlement.Payment;
import makewhole.remediation.settlement.PaymentRun;
import makewhole.remediation.settlement.PaymentRuns;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class PaymentResource {
    private final Plans plans;
    private final PaymentRuns runs;
    private final BankFiles bankFiles;

    PaymentResource(Plans plans, PaymentRuns runs, BankFiles bankFiles) {
        this.plans = plans;
        this.runs = runs;
        this.bankFiles = bankFiles;
    }

    /** One attempt to pay one line, with the parts that tax reporting needs. */
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
            String reason) {
        static PaymentBody of(PaymentRun run, Payment payment, Map<String, BankFiles.Reason> reasons) {
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
                    reason.words());
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
        List<PaymentBody> bodies = new ArrayList<>();
        runs.of(id).stream()
                .filter(run -> run.state() == PaymentRun.State.EXPORTED)
                .forEach(run -> runs.payments(run.id()).forEach(payment -> {
                    if (state == null || payment.bank() == state) {
                        bodies.add(PaymentBody.of(run, payment, reasons));
                    }
                }));
        return new PaymentList(bodies);
    }
}
