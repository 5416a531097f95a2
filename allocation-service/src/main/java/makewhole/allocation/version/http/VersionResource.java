package makewhole.allocation.version.http;

import static org.jboss.resteasy.reactive.RestResponse.Status.CREATED;
import static org.jboss.resteasy.reactive.RestResponse.Status.OK;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.function.Supplier;
import makewhole.allocation.http.Ids;
import makewhole.allocation.http.PageBody;
import makewhole.allocation.http.ReasonBody;
import makewhole.allocation.version.ActivateVersion;
import makewhole.allocation.version.RegisterVersion;
import makewhole.allocation.version.RetireVersion;
import makewhole.allocation.version.SuspectVersion;
import makewhole.allocation.version.Version;
import makewhole.allocation.version.Versions;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Tag(name = "Versions")
class VersionResource {
    private final Versions versions;
    private final VersionView view;
    private final RegisterVersion registerVersion;
    private final RetireVersion retireVersion;
    private final SuspectVersion suspectVersion;
    private final ActivateVersion activateVersion;
    private final Idempotency idempotency;
    private final Caller caller;

    VersionResource(
            Versions versions,
            VersionView view,
            RegisterVersion registerVersion,
            RetireVersion retireVersion,
            SuspectVersion suspectVersion,
            ActivateVersion activateVersion,
            Idempotency idempotency,
            Caller caller) {
        this.versions = versions;
        this.view = view;
        this.registerVersion = registerVersion;
        this.retireVersion = retireVersion;
        this.suspectVersion = suspectVersion;
        this.activateVersion = activateVersion;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Path("/versions")
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.CUSTOMER_SUCCESS,
        Roles.LEGAL,
        Roles.OPERATIONS,
        Roles.FINANCE,
        Roles.AUDIT,
        Roles.SERVICE
    })
    @Operation(summary = "All versions of the algorithm, with their states")
    public PageBody<VersionBody> list() {
        return new PageBody<>(versions.all().stream().map(view::of).toList(), null);
    }

    @GET
    @Path("/versions/{version}")
    @RolesAllowed({
        Roles.ENGINEERING,
        Roles.CUSTOMER_SUCCESS,
        Roles.LEGAL,
        Roles.OPERATIONS,
        Roles.FINANCE,
        Roles.AUDIT,
        Roles.SERVICE
    })
    @Operation(summary = "One version: its state, what its verification and shadow runs have shown, its incident")
    public VersionBody one(@RestPath String version) {
        return view.of(versions.require(Ids.version(version)));
    }

    @POST
    @Path("/versions")
    @RolesAllowed(Roles.ENGINEERING)
    @Operation(summary = "Make a version known, as a candidate; its code is in this release")
    public RestResponse<Object> register(
            @RestHeader("Idempotency-Key") @Nullable String key, @Valid @NotNull RegistrationBody wanted) {
        return idempotency.answer(
                "register version",
                key,
                wanted,
                CREATED,
                () -> view.of(registerVersion.register(
                        Ids.version(wanted.version()), wanted.description(), wanted.author(), caller.subject())));
    }

    @POST
    @Path("/versions/{version}/retirement")
    @RolesAllowed(Roles.ENGINEERING)
    @Operation(summary = "Retire a candidate or a suspect, for good; the active version is only replaced")
    public RestResponse<Object> retire(
            @RestPath String version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody why) {
        return once(
                "retire",
                version,
                key,
                why,
                () -> retireVersion.retire(Ids.version(version), why.reason(), caller.subject()));
    }

    @POST
    @Path("/versions/{version}/suspicion")
    @RolesAllowed({Roles.ENGINEERING, Roles.SERVICE})
    @Operation(summary = "Put a version under suspicion; a suspected version is never published or released again")
    public RestResponse<Object> suspect(
            @RestPath String version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull SuspicionBody why) {
        return once(
                "suspect",
                version,
                key,
                why,
                () -> suspectVersion.suspect(
                        Ids.version(version),
                        why.incident(),
                        why.reason(),
                        caller.subject().name()));
    }

    @POST
    @Path("/versions/{version}/activation-request")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS})
    @Operation(summary = "Ask to make a verified version the active one")
    public RestResponse<Object> requestActivation(
            @RestPath String version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody why) {
        return once(
                "request activation of",
                version,
                key,
                why,
                () -> activateVersion.request(Ids.version(version), why.reason(), caller.subject()));
    }

    @POST
    @Path("/versions/{version}/activation-confirmation")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS})
    @Operation(summary = "Confirm, as a second person, that a version becomes the active one")
    public RestResponse<Object> confirmActivation(
            @RestPath String version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody why) {
        return once(
                "confirm activation of",
                version,
                key,
                why,
                () -> activateVersion.confirm(Ids.version(version), why.reason(), caller.subject()));
    }

    private RestResponse<Object> once(
            String operation, String version, @Nullable String key, Object request, Supplier<Version> effect) {
        return idempotency.answer(operation + " " + version, key, request, OK, () -> view.of(effect.get()));
    }
}
