package makewhole.allocation.override.http;

import static org.jboss.resteasy.reactive.RestResponse.Status.CREATED;
import static org.jboss.resteasy.reactive.RestResponse.Status.OK;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Currency;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.http.Ids;
import makewhole.allocation.http.PageBody;
import makewhole.allocation.http.ReasonBody;
import makewhole.allocation.override.DecideOverride;
import makewhole.allocation.override.Overrides;
import makewhole.allocation.override.RequestedOverride;
import makewhole.allocation.proration.DealId;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/deals/{deal}/overrides")
@Tag(name = "Overrides")
class OverrideResource {
    private static final String EXAMPLE = """
            {"investor": "INV-0042", "amount": "2500.00", "reason": "Promised in writing by the sponsor on 2026-08-28"}
            """;

    private final DecideOverride decideOverride;
    private final Overrides overrides;
    private final Deals deals;
    private final Idempotency idempotency;
    private final Caller caller;

    OverrideResource(
            DecideOverride decideOverride, Overrides overrides, Deals deals, Idempotency idempotency, Caller caller) {
        this.decideOverride = decideOverride;
        this.overrides = overrides;
        this.deals = deals;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.CUSTOMER_SUCCESS,
        Roles.LEGAL,
        Roles.OPERATIONS,
        Roles.FINANCE,
        Roles.AUDIT,
        Roles.SERVICE
    })
    @Operation(summary = "The overrides of a deal, withdrawn ones as well, in the order in which they were asked for")
    public PageBody<OverrideBody> of(@RestPath String deal) {
        DealId id = Ids.deal(deal);
        Currency currency = currency(id);
        return new PageBody<>(
                overrides.of(id).stream()
                        .map(override -> OverrideBody.of(override, currency))
                        .toList(),
                null);
    }

    @POST
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS})
    @Operation(summary = "Ask that an investor be given an amount by decision, whatever the rule would give")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "promised", value = EXAMPLE)))
    public RestResponse<Object> request(
            @RestPath String deal,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull WantedOverrideBody body) {
        DealId id = Ids.deal(deal);
        DecideOverride.Wanted wanted = body.toWanted(currency(id));
        return idempotency.answer(
                "request override in " + deal,
                key,
                body,
                CREATED,
                () -> body(decideOverride.request(id, wanted, caller.subject())));
    }

    @POST
    @Path("/{override}/confirmation")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS})
    @Operation(summary = "Confirm, as a second person, an override; it is in the book then")
    public RestResponse<Object> confirm(
            @RestPath String deal,
            @RestPath String override,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody why) {
        return idempotency.answer(
                "confirm override " + override,
                key,
                why,
                OK,
                () -> body(decideOverride.confirm(
                        Ids.deal(deal), Ids.given("override", override), why.reason(), caller.subject())));
    }

    @POST
    @Path("/{override}/withdrawal")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS})
    @Operation(summary = "Take an override back, confirmed or not; the rule decides again then")
    public RestResponse<Object> withdraw(
            @RestPath String deal,
            @RestPath String override,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody why) {
        return idempotency.answer(
                "withdraw override " + override,
                key,
                why,
                OK,
                () -> body(decideOverride.withdraw(
                        Ids.deal(deal), Ids.given("override", override), why.reason(), caller.subject())));
    }

    private OverrideBody body(RequestedOverride override) {
        return OverrideBody.of(override, currency(override.deal()));
    }

    private Currency currency(DealId deal) {
        return deals.require(deal).currency();
    }
}
