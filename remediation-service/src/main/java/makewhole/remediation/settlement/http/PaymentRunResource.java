package makewhole.remediation.settlement.http;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.payment.PaymentCsv;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.settlement.ApproveRun;
import makewhole.remediation.settlement.PaymentFile;
import makewhole.remediation.settlement.PaymentRun;
import makewhole.remediation.settlement.PaymentRuns;
import makewhole.remediation.settlement.ProposeRun;
import makewhole.remediation.settlement.ReturnedPayments;
import makewhole.remediation.settlement.RunFigures;
import makewhole.remediation.settlement.WithdrawRun;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class PaymentRunResource {
    private final ProposeRun proposeRun;
    private final ApproveRun approveRun;
    private final WithdrawRun withdrawRun;
    private final PaymentRuns runs;
    private final ReturnedPayments returnedPayments;
    private final Idempotency idempotency;
    private final Caller caller;

    PaymentRunResource(
            ProposeRun proposeRun,
            ApproveRun approveRun,
            WithdrawRun withdrawRun,
            PaymentRuns runs,
            ReturnedPayments returnedPayments,
            Idempotency idempotency,
            Caller caller) {
        this.proposeRun = proposeRun;
        this.approveRun = approveRun;
        this.withdrawRun = withdrawRun;
        this.runs = runs;
        this.returnedPayments = returnedPayments;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record ProposeBody(@NotNull LocalDate day) {}

    record ApprovalBody(@NotBlank String digest) {}

    record WithdrawalBody(@NotBlank @Size(max = 4000) String reason) {}

    record RunList(List<RunBody> items) {}

    record FileBody(String name, String currency, String account, int payments, String controlSum, String sha256) {
        static FileBody of(PaymentFile file) {
            return new FileBody(
                    file.name(),
                    file.controlSum().currency().getCurrencyCode(),
                    file.account(),
                    file.payments(),
                    file.controlSum().amount(),
                    file.sha256());
        }
    }

    record FileList(List<FileBody> items) {}

    @POST
    @Path("/plans/{plan}/payment-runs")
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE})
    public RestResponse<Object> propose(
            @RestPath UUID plan,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ProposeBody body) {
        return idempotency.answer(
                "propose-payment-run " + plan,
                key,
                body,
                RestResponse.Status.CREATED,
                () -> body(proposeRun.propose(new PlanId(plan), body.day(), caller.subject())));
    }

    @GET
    @Path("/plans/{plan}/payment-runs")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public RunList list(@RestPath UUID plan) {
        return new RunList(runs.of(new PlanId(plan)).stream().map(this::body).toList());
    }

    @GET
    @Path("/payment-runs/{run}")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public RunBody get(@RestPath UUID run) {
        return body(runs.require(run));
    }

    @POST
    @Path("/payment-runs/{run}/approval")
    @RolesAllowed(Roles.FINANCE)
    public RestResponse<Object> approve(
            @RestPath UUID run,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ApprovalBody body) {
        return idempotency.answer(
                "approve-payment-run " + run,
                key,
                body,
                RestResponse.Status.OK,
                () -> body(approveRun.approve(run, body.digest(), caller.subject())));
    }

    @POST
    @Path("/payment-runs/{run}/withdrawal")
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE})
    public RestResponse<Object> withdraw(
            @RestPath UUID run,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull WithdrawalBody body) {
        return idempotency.answer(
                "withdraw-payment-run " + run,
                key,
                body,
                RestResponse.Status.OK,
                () -> body(withdrawRun.withdraw(run, body.reason(), caller.subject())));
    }

    /** Files hold names and account numbers: for those who pay, and for audit. */
    @GET
    @Path("/payment-runs/{run}/files")
    @RolesAllowed({Roles.FINANCE, Roles.OPERATIONS, Roles.AUDIT})
    public FileList files(@RestPath UUID run) {
        runs.require(run);
        return new FileList(runs.fileNames(run).stream()
                .map(name -> FileBody.of(runs.file(run, name).orElseThrow()))
                .toList());
    }

    /** The same file for those who take CSV, read out of its text. */
    @GET
    @Path("/payment-runs/{run}/files/{name}/csv")
    @Produces("text/csv")
    @RolesAllowed({Roles.FINANCE, Roles.OPERATIONS, Roles.AUDIT})
    public String twin(@RestPath UUID run, @RestPath String name) {
        return PaymentCsv.of(file(run, name));
    }

    @GET
    @Path("/payment-runs/{run}/files/{name}")
    @Produces(MediaType.APPLICATION_XML)
    @RolesAllowed({Roles.FINANCE, Roles.OPERATIONS, Roles.AUDIT})
    public String file(@RestPath UUID run, @RestPath String name) {
        return runs.file(run, name)
                .orElseThrow(() -> new NotFoundException("payment file", name))
                .content();
    }

    private RunBody body(PaymentRun run) {
        RunFigures figures = runs.figures(run);
        return RunBody.of(run, figures, figures.repeated().isEmpty() ? List.of() : returnedPayments.before(run.id()));
    }
}
