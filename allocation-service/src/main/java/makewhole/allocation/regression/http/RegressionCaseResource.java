package makewhole.allocation.regression.http;

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
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.http.Ids;
import makewhole.allocation.http.Once;
import makewhole.allocation.http.PageAsCsv;
import makewhole.allocation.http.PageBody;
import makewhole.allocation.regression.FreezeRegressionCases;
import makewhole.allocation.regression.RegressionCases;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/regression-cases")
@Tag(name = "Regression cases")
@Produces(MediaType.APPLICATION_JSON)
class RegressionCaseResource {
    private final FreezeRegressionCases freeze;
    private final RegressionCases cases;
    private final Once once;
    private final Caller caller;

    RegressionCaseResource(FreezeRegressionCases freeze, RegressionCases cases, Once once, Caller caller) {
        this.freeze = freeze;
        this.cases = cases;
        this.once = once;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.ENGINEERING)
    @APIResponseSchema(value = FrozenCasesBody.class, responseCode = "201", responseDescription = "Created")
    @Operation(summary = "Freeze every wrong deal of an audit with its right answer")
    public RestResponse<Object> freeze(
            @RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid FreezeBody request) {
        return once.created("freeze regression cases", key, request, () -> {
            AuditId audit = new AuditId(request.audit());
            return new FrozenCasesBody(freeze.of(audit, caller.subject().name()).stream()
                    .map(RegressionCaseBody::of)
                    .toList());
        });
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
    @Operation(summary = "All regression cases, or those of a deal or of an audit, in the order of their freezing")
    public PageBody<RegressionCaseBody> list(
            @RestQuery @Nullable String deal,
            @RestQuery @Nullable String audit,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1_000) int limit) {
        RegressionCases.Sought sought = new RegressionCases.Sought(
                Optional.ofNullable(deal).map(Ids::deal),
                Optional.ofNullable(audit).map(text -> new AuditId(Ids.given("audit", text))));
        Optional<UUID> start = Optional.ofNullable(after).map(text -> Ids.given("regression case", text));
        return PageBody.of(
                cases.after(start, sought, limit + 1).stream()
                        .map(RegressionCaseBody::of)
                        .toList(),
                limit,
                RegressionCaseBody::id);
    }
}
