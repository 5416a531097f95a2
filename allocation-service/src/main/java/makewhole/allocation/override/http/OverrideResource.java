package makewhole.allocation.override.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.http.Ids;
import makewhole.allocation.http.Once;
import makewhole.allocation.http.Once.Sent;
import makewhole.allocation.http.PageAsCsv;
import makewhole.allocation.http.PageBody;
import makewhole.allocation.http.ReasonBody;
import makewhole.allocation.http.Tagged;
import makewhole.allocation.override.DecideOverride;
import makewhole.allocation.override.OverrideState;
import makewhole.allocation.override.Overrides;
import makewhole.allocation.override.RequestedOverride;
import makewhole.allocation.proration.DealId;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/deals/{deal}/overrides")
@Tag(name = "Overrides")
@Produces(MediaType.APPLICATION_JSON)
class OverrideResource {
    private static final String EXAMPLE = """
            {"investor": "INV-0042", "amount": "2500.00", "reason": "Promised in writing by the sponsor on 2026-08-28"}
            """;

    private final DecideOverride decideOverride;
    private final Overrides overrides;
    private final Deals deals;
    private final Once once;
    private final Caller caller;

    OverrideResource(DecideOverride decideOverride, Overrides overrides, Deals deals, Once once, Caller caller) {
        this.decideOverride = decideOverride;
        this.overrides = overrides;
        this.deals = deals;
        this.once = once;
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
    @Produces({MediaType.APPLICATION_JSON, PageAsCsv.IF_ASKED_FOR})
    @Operation(summary = "The overrides of a deal, withdrawn ones as well, in the order in which they were asked for")
    public PageBody<OverrideBody> of(
            @RestPath String deal,
            @RestQuery @Nullable OverrideState state,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1_000) int limit) {
        DealId id = Ids.deal(deal);
        Currency currency = currency(id);
        Optional<UUID> start = Optional.ofNullable(after).map(text -> Ids.given("override", text));
        start.ifPresent(last -> overrides.require(id, last));
        return PageBody.of(
                overrides.after(id, Optional.ofNullable(state), start, limit + 1).stream()
                        .map(override -> OverrideBody.of(override, currency))
                        .toList(),
                limit,
                listed -> listed.override().toString());
    }

    @GET
    @Tagged
    @Path("/{override}")
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.CUSTOMER_SUCCESS,
        Roles.LEGAL,
        Roles.OPERATIONS,
        Roles.FINANCE,
        Roles.AUDIT,
        Roles.SERVICE
    })
    @Operation(summary = "One override, with who decided what about it")
    public OverrideBody one(@RestPath String deal, @RestPath String override) {
        return body(overrides.require(Ids.deal(deal), Ids.given("override", override)));
    }

    @POST
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS})
    @APIResponseSchema(value = OverrideBody.class, responseCode = "201", responseDescription = "Created")
    @Operation(summary = "Ask that an investor be given an amount by decision, whatever the rule would give")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "promised", value = EXAMPLE)))
    public RestResponse<Object> request(
            @RestPath String deal,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull WantedOverrideBody body) {
        DealId id = Ids.deal(deal);
        DecideOverride.Wanted wanted = body.toWanted(currency(id));
        return once.created(
                "request override in " + deal,
                key,
                body,
                () -> body(decideOverride.request(id, wanted, caller.subject())));
    }

    @POST
    @Path("/{override}/confirmation")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS})
    @APIResponseSchema(value = OverrideBody.class, responseCode = "200", responseDescription = "Done")
    @Operation(summary = "Confirm, as a second person, an override; it is in the book then")
    public RestResponse<Object> confirm(
            @RestPath String deal,
            @RestPath String override,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ReasonBody why) {
        return once.changed(
                new Sent("confirm override " + override, key, ifMatch),
                why,
                () -> lockedAndRead(deal, override),
                () -> body(decideOverride.confirm(
                        Ids.deal(deal), Ids.given("override", override), why.reason(), caller.subject())));
    }

    @POST
    @Path("/{override}/withdrawal")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS})
    @APIResponseSchema(value = OverrideBody.class, responseCode = "200", responseDescription = "Done")
    @Operation(summary = "Take an override back, confirmed or not; the rule decides again then")
    public RestResponse<Object> withdraw(
            @RestPath String deal,
            @RestPath String override,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ReasonBody why) {
        return once.changed(
                new Sent("withdraw override " + override, key, ifMatch),
                why,
                () -> lockedAndRead(deal, override),
                () -> body(decideOverride.withdraw(
                        Ids.deal(deal), Ids.given("override", override), why.reason(), caller.subject())));
    }

    private OverrideBody lockedAndRead(String deal, String override) {
        DealId id = Ids.deal(deal);
        deals.require(id);
        overrides.lockAndAskWhetherAllocated(id);
        return one(deal, override);
    }

    private OverrideBody body(RequestedOverride override) {
        return OverrideBody.of(override, currency(override.deal()));
    }

    private Currency currency(DealId deal) {
        return deals.require(deal).currency();
    }
}
