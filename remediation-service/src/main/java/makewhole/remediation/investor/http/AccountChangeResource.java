package makewhole.remediation.investor.http;

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
import java.util.UUID;
import java.util.regex.Pattern;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.investor.Account;
import makewhole.remediation.investor.AccountChange;
import makewhole.remediation.investor.AccountChanges;
import makewhole.remediation.investor.AccountKind;
import makewhole.remediation.investor.ChangeAccount;
import makewhole.remediation.investor.Iban;
import makewhole.remediation.investor.InvestorId;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class AccountChangeResource {
    private final ChangeAccount changeAccount;
    private final AccountChanges changes;
    private final Idempotency idempotency;
    private final Caller caller;

    AccountChangeResource(ChangeAccount changeAccount, AccountChanges changes, Idempotency idempotency, Caller caller) {
        this.changeAccount = changeAccount;
        this.changes = changes;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** A new account; its text form does not show the number. */
    record RequestBody(
            @NotNull AccountKind kind,
            @NotBlank String number,
            @Nullable String routing,
            @NotBlank @Size(max = 500) String evidence) {
        private static final Pattern NUMBER = Pattern.compile("[0-9]{4,17}");
        private static final Pattern ROUTING = Pattern.compile("[0-9]{9}");

        Account toAccount() {
            String aba = routing == null ? "" : routing;
            switch (kind) {
                case IBAN -> {
                    if (!Iban.isValid(number)) {
                        throw new InvalidRequestException("number", "is not an IBAN without spaces that checks");
                    }
                    if (!aba.isEmpty()) {
                        throw new InvalidRequestException("routing", "is there, although an IBAN has none");
                    }
                }
                case US_ABA -> {
                    if (!NUMBER.matcher(number).matches()) {
                        throw new InvalidRequestException("number", "is not an account number of 4 to 17 digits");
                    }
                    if (!ROUTING.matcher(aba).matches()) {
                        throw new InvalidRequestException("routing", "is not a routing number of 9 digits");
                    }
                }
            }
            return new Account(kind, number, aba);
        }

        @Override
        public String toString() {
            return kind + " account";
        }
    }

    record ConfirmationBody(@NotBlank String fingerprint) {}

    record RefusalBody(@NotBlank String reason) {}

    /** A change without the number; who compares it with the evidence sees its last digits and its fingerprint. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeBody(
            String change,
            String investor,
            String state,
            String kind,
            String endsOn,
            String fingerprint,
            String evidence,
            String requestedBy,
            Instant requestedAt,
            @Nullable String decidedBy,
            String reason) {
        private static final int SHOWN = 4;

        static ChangeBody of(AccountChange change) {
            String number = change.account().number();
            return new ChangeBody(
                    change.id().toString(),
                    change.investor().value(),
                    change.state().name(),
                    change.account().kind().name(),
                    number.substring(Math.max(0, number.length() - SHOWN)),
                    change.account().fingerprint(),
                    change.evidence(),
                    change.requestedBy(),
                    change.requestedAt(),
                    change.decidedBy().orElse(null),
                    change.reason());
        }
    }

    record ChangeList(List<ChangeBody> items) {}

    @POST
    @Path("/investors/{investor}/account-changes")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS, Roles.FINANCE})
    public RestResponse<Object> request(
            @RestPath String investor,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull RequestBody body) {
        Account account = body.toAccount();
        return idempotency.answer(
                "change-account " + investor,
                key,
                Map.of("fingerprint", account.fingerprint(), "evidence", body.evidence()),
                RestResponse.Status.CREATED,
                () -> ChangeBody.of(
                        changeAccount.request(new InvestorId(investor), account, body.evidence(), caller.subject())));
    }

    @GET
    @Path("/investors/{investor}/account-changes")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS, Roles.FINANCE, Roles.AUDIT})
    public ChangeList list(@RestPath String investor) {
        return new ChangeList(changes.of(new InvestorId(investor)).stream()
                .map(ChangeBody::of)
                .toList());
    }

    @POST
    @Path("/account-changes/{change}/confirmation")
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE})
    public RestResponse<Object> confirm(
            @RestPath UUID change,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ConfirmationBody body) {
        return idempotency.answer(
                "confirm-account-change " + change,
                key,
                body,
                RestResponse.Status.OK,
                () -> ChangeBody.of(changeAccount.confirm(change, body.fingerprint(), caller.subject())));
    }

    @POST
    @Path("/account-changes/{change}/refusal")
    @RolesAllowed({Roles.OPERATIONS, Roles.FINANCE})
    public RestResponse<Object> refuse(
            @RestPath UUID change,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull RefusalBody body) {
        return idempotency.answer(
                "refuse-account-change " + change,
                key,
                body,
                RestResponse.Status.OK,
                () -> ChangeBody.of(changeAccount.refuse(change, body.reason(), caller.subject())));
    }
}
