package makewhole.allocation.bisection.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.bisection.Bisection;
import makewhole.allocation.bisection.BisectionId;
import makewhole.allocation.bisection.Bisections;
import makewhole.allocation.bisection.ReportText;
import makewhole.allocation.bisection.StartBisection;
import makewhole.allocation.http.Ids;
import makewhole.allocation.http.Once;
import makewhole.allocation.http.PageAsCsv;
import makewhole.allocation.http.PageBody;
import makewhole.allocation.http.Tagged;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.NotFoundException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/audits/{audit}/bisections")
@Tag(name = "Audits")
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
class BisectionResource {
    private final StartBisection startBisection;
    private final Audits audits;
    private final Bisections bisections;
    private final Once once;
    private final Caller caller;

    BisectionResource(StartBisection startBisection, Audits audits, Bisections bisections, Once once, Caller caller) {
        this.startBisection = startBisection;
        this.audits = audits;
        this.bisections = bisections;
        this.once = once;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.ENGINEERING, Roles.AUDIT})
    @APIResponseSchema(value = BisectionBody.class, responseCode = "202", responseDescription = "Begun")
    @Operation(summary = "Find out which version made the wrong deals, since when, and what sets its fault off")
    public RestResponse<Object> start(@RestHeader("Idempotency-Key") @Nullable String key, @RestPath String audit) {
        AuditId id = new AuditId(Ids.given("audit", audit));
        return once.accepted(
                "bisect audit",
                key,
                Map.of("audit", audit),
                () -> BisectionBody.of(startBisection.start(id, caller.subject().name())));
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, PageAsCsv.IF_ASKED_FOR})
    @Operation(summary = "The bisections of an audit, in the order in which they were asked for")
    public PageBody<ListedBisectionBody> of(
            @RestPath String audit,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1_000) int limit) {
        AuditId id = audits.require(new AuditId(Ids.given("audit", audit))).id();
        Optional<BisectionId> start =
                Optional.ofNullable(after).map(last -> known(audit, last).id());
        return PageBody.of(
                bisections.after(id, start, limit + 1).stream()
                        .map(ListedBisectionBody::of)
                        .toList(),
                limit,
                ListedBisectionBody::bisection);
    }

    @GET
    @Tagged
    @Path("/{bisection}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A bisection, with its report when it is done")
    public BisectionBody bisection(@RestPath String audit, @RestPath String bisection) {
        return BisectionBody.of(known(audit, bisection));
    }

    @GET
    @Path("/{bisection}")
    @Produces(MediaType.TEXT_PLAIN + ";qs=0.5")
    @Operation(summary = "The report of a bisection as a text")
    public String asText(@RestPath String audit, @RestPath String bisection) {
        return known(audit, bisection).report().map(ReportText::of).orElse("The bisection is not done yet.\n");
    }

    private Bisection known(String audit, String bisection) {
        Bisection known = bisections.require(new BisectionId(Ids.given("bisection", bisection)));
        if (!known.audit().value().equals(Ids.given("audit", audit))) {
            throw new NotFoundException("bisection", bisection);
        }
        return known;
    }
}
