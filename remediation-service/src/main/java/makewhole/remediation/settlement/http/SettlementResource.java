package makewhole.remediation.settlement.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.ledger.Ledger;
import makewhole.remediation.ledger.LedgerCsv;
import makewhole.remediation.ledger.NumberedEntry;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.settlement.Rebookings;
import makewhole.remediation.settlement.ReckonTieOut;
import makewhole.remediation.settlement.RetryRebookings;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class SettlementResource {
    private final Rebookings rebookings;
    private final RetryRebookings retryRebookings;
    private final ReckonTieOut reckonTieOut;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Caller caller;

    SettlementResource(
            Rebookings rebookings,
            RetryRebookings retryRebookings,
            ReckonTieOut reckonTieOut,
            Ledger ledger,
            Idempotency idempotency,
            Caller caller) {
        this.rebookings = rebookings;
        this.retryRebookings = retryRebookings;
        this.reckonTieOut = reckonTieOut;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record PostingBody(String account, String currency, String debit, String credit) {}

    record EntryBody(long entry, String date, String line, String text, List<PostingBody> postings) {
        static EntryBody of(NumberedEntry numbered) {
            return new EntryBody(
                    numbered.number(),
                    numbered.entry().day().toString(),
                    numbered.entry().line(),
                    numbered.entry().text(),
                    numbered.entry().postings().stream()
                            .map(posting -> new PostingBody(
                                    posting.account().title(),
                                    posting.debit().currency().getCurrencyCode(),
                                    posting.debit().amount(),
                                    posting.credit().amount()))
                            .toList());
        }
    }

    record EntryList(List<EntryBody> items) {}

    @GET
    @Path("/plans/{plan}/rebookings")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public RebookingBody.All rebookings(@RestPath UUID plan) {
        return RebookingBody.All.of(rebookings.of(new PlanId(plan)));
    }

    @POST
    @Path("/plans/{plan}/rebookings")
    @RolesAllowed(Roles.OPERATIONS)
    public RestResponse<Object> retry(@RestPath UUID plan, @RestHeader("Idempotency-Key") @Nullable String key) {
        return idempotency.answer(
                "retry-rebookings " + plan,
                key,
                Map.of("plan", plan.toString()),
                RestResponse.Status.ACCEPTED,
                () -> RebookingBody.All.of(retryRebookings.retry(new PlanId(plan), caller.subject())));
    }

    @GET
    @Path("/plans/{plan}/journal")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public EntryList journal(@RestPath UUID plan) {
        return new EntryList(ledger.of(plan).stream().map(EntryBody::of).toList());
    }

    @GET
    @Path("/plans/{plan}/journal")
    @Produces("text/csv")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public String journalAsCsv(@RestPath UUID plan) {
        return LedgerCsv.of(ledger.of(plan));
    }

    @GET
    @Path("/plans/{plan}/tie-out")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    public TieOutBody tieOut(@RestPath UUID plan) {
        return new TieOutBody(
                plan.toString(),
                reckonTieOut.of(new PlanId(plan)).stream()
                        .map(TieOutBody.CurrencyBody::of)
                        .toList());
    }
}
