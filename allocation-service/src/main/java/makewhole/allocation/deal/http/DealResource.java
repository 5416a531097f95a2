package makewhole.allocation.deal.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.util.Optional;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.deal.DealState;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.deal.ExportedBooks;
import makewhole.allocation.deal.ExportedBooks.Selection;
import makewhole.allocation.deal.OfferDeal;
import makewhole.allocation.http.Ids;
import makewhole.allocation.http.Once;
import makewhole.allocation.http.PageAsCsv;
import makewhole.allocation.http.PageBody;
import makewhole.allocation.http.Tagged;
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

@Path("/v1")
@Tag(name = "Deals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.ENGINEERING,
    Roles.CUSTOMER_SUCCESS,
    Roles.LEGAL,
    Roles.OPERATIONS,
    Roles.FINANCE,
    Roles.AUDIT,
    Roles.SERVICE
})
class DealResource {
    private static final String EXAMPLE = """
            {"deal": "D-2026-12-01", "name": "A round", "currency": "USD", "unitPrice": "1", "allocationAmount": "500000.00",
             "closedOn": "2026-12-01", "fundedOn": "2026-12-05", "correctionWindowEndsOn": "2026-12-31",
             "terms": {"zeroHistory": "ZERO_HISTORY_LAST", "lotMinor": 10000, "minimumMinor": 100000,
                       "tiers": [{"name": "pro-rata right", "carveOutMinor": 20000000}, {"name": "rest"}],
                       "holders": {"rule": "QUALIFYING_VENTURE_FUND", "fundSize": "9500000.00", "reserve": 4}},
             "commitments": [
               {"investor": "INV-0001", "tier": "pro-rata right", "requested": "25000.00", "weight": "12000.00",
                "limit": "20000.00", "limitKind": "CONTRACTUAL", "committedAt": "2026-11-20T10:00:00Z"},
               {"investor": "INV-0002", "tier": "rest", "requested": "9000.00", "weight": "0.00",
                "committedAt": "2026-11-20T10:05:00Z", "limitRule": "REGULATION_CF",
                "facts": {"accredited": false, "naturalPerson": true, "annualIncome": "80000.00",
                          "netWorth": "200000.00", "alreadyInvested": "1000.00", "asOf": "2026-11-20"}}]}
            """;

    private final Deals deals;
    private final ExportedBooks exportedBooks;
    private final OfferDeal offerDeal;
    private final Once once;
    private final Caller caller;

    DealResource(Deals deals, ExportedBooks exportedBooks, OfferDeal offerDeal, Once once, Caller caller) {
        this.deals = deals;
        this.exportedBooks = exportedBooks;
        this.offerDeal = offerDeal;
        this.once = once;
        this.caller = caller;
    }

    @GET
    @Path("/deals")
    @Produces({MediaType.APPLICATION_JSON, PageAsCsv.IF_ASKED_FOR})
    @Operation(summary = "All deals by id, or those of a state, of a version, or closed in a period")
    public PageBody<DealBody> list(
            @RestQuery @Nullable DealState state,
            @RestQuery @Nullable String version,
            @RestQuery @Nullable LocalDate closedFrom,
            @RestQuery @Nullable LocalDate closedTo,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1_000) int limit) {
        Optional<DealId> start = Optional.ofNullable(after).map(Ids::deal);
        Deals.Sought sought = new Deals.Sought(
                Optional.ofNullable(state),
                Optional.ofNullable(version).map(Ids::version),
                Optional.ofNullable(closedFrom),
                Optional.ofNullable(closedTo));
        return PageBody.of(
                deals.after(start, sought, limit + 1).stream().map(DealBody::of).toList(), limit, DealBody::deal);
    }

    @GET
    @Tagged
    @Path("/deals/{deal}")
    @Operation(summary = "One deal")
    public DealBody deal(@RestPath String deal) {
        return DealBody.of(deals.require(Ids.deal(deal)));
    }

    @GET
    @Path("/deals/{deal}/book")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A deal with its commitments and what the allocation in force gave each investor")
    public BookBody book(@RestPath String deal) {
        DealBook book = deals.requireBook(Ids.deal(deal));
        return BookBody.of(book, deals.booked(book.deal().id()));
    }

    @GET
    @Path("/deals/{deal}/book")
    @Produces(BookFormats.NDJSON + ";qs=0.5")
    @Operation(summary = "A deal and its commitments as lines of JSON, as they can be taken in again")
    public StreamingOutput bookAsLines(@RestPath String deal) {
        return only(deal).ndjson();
    }

    @GET
    @Path("/deals/{deal}/book")
    @Produces(BookFormats.CSV + ";qs=0.4")
    @Operation(summary = "The commitments of a deal as CSV, as they can be taken in again")
    public StreamingOutput bookAsCsv(@RestPath String deal) {
        return only(deal).commitmentsAsCsv();
    }

    private BooksOut only(String deal) {
        return new BooksOut(
                exportedBooks, Selection.only(deals.require(Ids.deal(deal)).id()));
    }

    @POST
    @Path("/deals")
    @RolesAllowed(Roles.OPERATIONS)
    @APIResponseSchema(value = DealBody.class, responseCode = "201", responseDescription = "Created")
    @Operation(summary = "Offer a live deal with its book, to be allocated")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "with tiers", value = EXAMPLE)))
    public RestResponse<Object> offer(
            @RestHeader("Idempotency-Key") @Nullable String key, @Valid OfferedDealBody offered) {
        return once.created("offer deal", key, offered, () -> {
            DealBook book = offered.toDealBook();
            offerDeal.offer(book, caller.subject().name());
            Deal deal = book.deal();
            return DealBody.of(deal);
        });
    }
}
