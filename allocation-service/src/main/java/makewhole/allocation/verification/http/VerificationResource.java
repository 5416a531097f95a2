package makewhole.allocation.verification.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.http.Ids;
import makewhole.allocation.http.Once;
import makewhole.allocation.http.Tagged;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.verification.StartVerification;
import makewhole.allocation.version.Verification;
import makewhole.allocation.version.Verifications;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.NotFoundException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/versions/{version}/verification")
@Tag(name = "Versions")
@Produces(MediaType.APPLICATION_JSON)
class VerificationResource {
    private final StartVerification startVerification;
    private final Verifications verifications;
    private final Once once;
    private final Caller caller;

    VerificationResource(StartVerification startVerification, Verifications verifications, Once once, Caller caller) {
        this.startVerification = startVerification;
        this.verifications = verifications;
        this.once = once;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.ENGINEERING)
    @APIResponseSchema(value = Verification.class, responseCode = "202", responseDescription = "Begun")
    @Operation(summary = "Put a version to the proof: regression cases, laws, the whole past book")
    public RestResponse<Object> start(
            @RestPath String version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @NotNull @Valid VerificationRequestBody request) {
        return once.accepted("verify " + version, key, request, () -> {
            AuditId audit = new AuditId(request.audit());
            startVerification.start(
                    Ids.version(version), audit, caller.subject().name());
            return latest(version);
        });
    }

    @GET
    @Tagged
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.CUSTOMER_SUCCESS,
        Roles.LEGAL,
        Roles.OPERATIONS,
        Roles.FINANCE,
        Roles.AUDIT,
        Roles.SERVICE
    })
    @Operation(summary = "What the latest verification of a version has shown")
    public Verification shown(@RestPath String version) {
        return latest(version);
    }

    private Verification latest(String version) {
        VersionName name = Ids.version(version);
        return verifications.latest(name).orElseThrow(() -> new NotFoundException("verification of version", name));
    }
}
