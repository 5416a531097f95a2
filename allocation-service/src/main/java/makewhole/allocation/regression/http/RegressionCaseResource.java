package makewhole.allocation.regression.http;

import static org.jboss.resteasy.reactive.RestResponse.Status.CREATED;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.http.Ids;
import makewhole.allocation.http.PageBody;
import makewhole.allocation.regression.FreezeRegressionCases;
import makewhole.allocation.regression.RegressionCases;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/regression-cases")
@Tag(name = "Regression cases")
class RegressionCaseResource {
    private final FreezeRegressionCases freeze;
    private final RegressionCases cases;
    private final Idempotency idempotency;
    private final Caller caller;

    RegressionCaseResource(
            FreezeRegressionCases freeze, RegressionCases cases, Idempotency idempotency, Caller caller) {
        this.freeze = freeze;
        this.cases = cases;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.ENGINEERING)
    @Operation(summary = "Freeze every wrong deal of an audit with its right answer")
    public RestResponse<Object> freeze(
            @RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid FreezeBody request) {
        return idempotency.answer("freeze regression cases", key, request, CREATED, () -> {
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
    @Operation(summary = "All regression cases, in the order of their freezing")
    public PageBody<RegressionCaseBody> list(
            @RestQuery @Nullable String after, @RestQuery @DefaultValue("200") @Min(1) @Max(1_000) int limit) {
        Optional<UUID> start = Optional.ofNullable(after).map(text -> Ids.given("regression case", text));
        return PageBody.of(
                cases.after(start, limit + 1).stream()
                        .map(RegressionCaseBody::of)
                        .toList(),
                limit,
                RegressionCaseBody::id);
    }
}
