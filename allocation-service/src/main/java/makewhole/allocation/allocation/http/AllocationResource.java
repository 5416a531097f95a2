package makewhole.allocation.allocation.http;

import io.quarkus.security.ForbiddenException;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.allocation.Allocation;
import makewhole.allocation.allocation.Allocations;
import makewhole.allocation.allocation.CorrectAllocation;
import makewhole.allocation.allocation.CorrectionOrder;
import makewhole.allocation.allocation.ExplainLine;
import makewhole.allocation.allocation.Origin;
import makewhole.allocation.allocation.PublishAllocation;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.http.Ids;
import makewhole.allocation.http.Once;
import makewhole.allocation.http.PageAsCsv;
import makewhole.allocation.http.PageBody;
import makewhole.allocation.http.Tagged;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.money.Money;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Tag(name = "Allocations")
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
class AllocationResource {
    private final Deals deals;
    private final Allocations allocations;
    private final PublishAllocation publishAllocation;
    private final CorrectAllocation correctAllocation;
    private final ExplainLine explainLine;
    private final Once once;
    private final Caller caller;
    private final String correctedBy;

    AllocationResource(
            Deals deals,
            Allocations allocations,
            PublishAllocation publishAllocation,
            CorrectAllocation correctAllocation,
            ExplainLine explainLine,
            Once once,
            Caller caller,
            @ConfigProperty(name = "makewhole.allocation.corrected-by") String correctedBy) {
        this.deals = deals;
        this.allocations = allocations;
        this.publishAllocation = publishAllocation;
        this.correctAllocation = correctAllocation;
        this.explainLine = explainLine;
        this.once = once;
        this.caller = caller;
        this.correctedBy = correctedBy;
    }

    @POST
    @Path("/deals/{deal}/allocations")
    @RolesAllowed({Roles.OPERATIONS, Roles.ENGINEERING})
    @APIResponseSchema(value = PublishedBody.class, responseCode = "201", responseDescription = "Created")
    @Operation(summary = "Allocate a live deal: compute, certify, publish")
    public RestResponse<Object> publish(
            @RestPath String deal,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @Nullable PublishBody body) {
        DealId id = Ids.deal(deal);
        Optional<VersionName> version = Optional.ofNullable(body).flatMap(PublishBody::version);
        Object request =
                Map.of("algorithmVersion", version.map(VersionName::value).orElse(""));
        return publishAllocation.publish(
                id,
                version,
                caller.subject().name(),
                putInForce -> once.created("publish " + deal, key, request, () -> PublishedBody.of(putInForce.get())));
    }

    @GET
    @Path("/deals/{deal}/allocations")
    @Produces({MediaType.APPLICATION_JSON, PageAsCsv.IF_ASKED_FOR})
    @Operation(summary = "Every allocation of a deal that is or was in force, the newest last")
    public PageBody<AllocationBody> of(
            @RestPath String deal,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1_000) int limit) {
        DealId id = Ids.deal(deal);
        Currency currency = currency(id);
        Optional<UUID> start = Optional.ofNullable(after).map(text -> Ids.given("allocation", text));
        start.ifPresent(allocations::require);
        return PageBody.of(
                allocations.after(id, start, limit + 1).stream()
                        .map(allocation -> AllocationBody.withoutLines(allocation, currency))
                        .toList(),
                limit,
                listed -> listed.allocation().toString());
    }

    @GET
    @Tagged
    @Path("/allocations/{allocation}")
    @Operation(summary = "One allocation with its lines")
    public AllocationBody one(@RestPath String allocation) {
        Allocation found = allocations.require(Ids.given("allocation", allocation));
        return AllocationBody.withLines(found, allocations.lines(found.id()), currency(found.deal()));
    }

    @GET
    @Path("/allocations/{allocation}/lines")
    @Produces({MediaType.APPLICATION_JSON, PageAsCsv.IF_ASKED_FOR})
    @Operation(summary = "The lines of an allocation by investor, some at a time")
    public PageBody<LineBody> lines(
            @RestPath String allocation,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("500") @Min(1) @Max(5_000) int limit) {
        Allocation found = allocations.require(Ids.given("allocation", allocation));
        List<Share> lines =
                allocations.lines(found.id(), Optional.ofNullable(after).map(Ids::investor), limit + 1);
        return PageBody.of(LineBody.of(lines, currency(found.deal())), limit, LineBody::investor);
    }

    @GET
    @Path("/allocations/{allocation}/lines/{investor}")
    @Operation(summary = "Why one investor was given what they were given, in plain words and numbers")
    public ExplanationBody explain(@RestPath String allocation, @RestPath String investor) {
        return ExplanationBody.of(explainLine.explain(Ids.given("allocation", allocation), Ids.investor(investor)));
    }

    @POST
    @Path("/deals/{deal}/corrections")
    @RolesAllowed(Roles.SERVICE)
    @APIResponseSchema(value = CorrectedBody.class, responseCode = "201", responseDescription = "Created")
    @Operation(summary = "Rebook a deal under an approved plan, while its correction window is open")
    public RestResponse<Object> correct(
            @RestPath String deal,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull CorrectionBody body) {
        String subject = caller.subject().name();
        if (!subject.equals(correctedBy)) {
            throw new ForbiddenException();
        }
        DealId id = Ids.deal(deal);
        CorrectionOrder order = body.toOrder(id, currency(id));
        return correctAllocation.correct(
                order,
                subject,
                putInForce -> once.created("correct " + deal, key, body, () -> corrected(putInForce.get())));
    }

    private CorrectedBody corrected(Allocation allocation) {
        UUID supersedes =
                allocation.origin() instanceof Origin.Correction correction ? correction.supersedes() : allocation.id();
        return new CorrectedBody(
                allocation.id(),
                supersedes,
                new Money(allocation.errorAccount(), currency(allocation.deal())).amount(),
                allocations.lines(allocation.id()).size());
    }

    private Currency currency(DealId deal) {
        return deals.require(deal).currency();
    }
}
