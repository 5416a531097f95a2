package makewhole.allocation.version.http;

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
import java.util.function.Supplier;
import makewhole.allocation.http.Ids;
import makewhole.allocation.http.Once;
import makewhole.allocation.http.Once.Sent;
import makewhole.allocation.http.PageAsCsv;
import makewhole.allocation.http.PageBody;
import makewhole.allocation.http.ReasonBody;
import makewhole.allocation.http.Tagged;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.version.ActivateVersion;
import makewhole.allocation.version.RegisterVersion;
import makewhole.allocation.version.RetireVersion;
import makewhole.allocation.version.SuspectVersion;
import makewhole.allocation.version.Version;
import makewhole.allocation.version.VersionState;
import makewhole.allocation.version.Versions;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Tag(name = "Versions")
@Produces(MediaType.APPLICATION_JSON)
class VersionResource {
    private final Versions versions;
    private final VersionView view;
    private final RegisterVersion registerVersion;
    private final RetireVersion retireVersion;
    private final SuspectVersion suspectVersion;
    private final ActivateVersion activateVersion;
    private final Once once;
    private final Caller caller;

    VersionResource(
            Versions versions,
            VersionView view,
            RegisterVersion registerVersion,
            RetireVersion retireVersion,
            SuspectVersion suspectVersion,
            ActivateVersion activateVersion,
            Once once,
            Caller caller) {
        this.versions = versions;
        this.view = view;
        this.registerVersion = registerVersion;
        this.retireVersion = retireVersion;
        this.suspectVersion = suspectVersion;
        this.activateVersion = activateVersion;
        this.once = once;
        this.caller = caller;
    }

    @GET
    @Path("/versions")
    @Produces({MediaType.APPLICATION_JSON, PageAsCsv.IF_ASKED_FOR})
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
    public PageBody<VersionBody> list(
            @RestQuery @Nullable VersionState state,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1_000) int limit) {
        Optional<VersionName> start = Optional.ofNullable(after).map(Ids::version);
        return PageBody.of(
                versions.after(Optional.ofNullable(state), start, limit + 1).stream()
                        .map(view::of)
                        .toList(),
                limit,
                VersionBody::version);
    }

    @GET
    @Tagged
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
    @APIResponseSchema(value = VersionBody.class, responseCode = "201", responseDescription = "Created")
    @Operation(summary = "Make a version known, as a candidate; its code is in this release")
    public RestResponse<Object> register(
            @RestHeader("Idempotency-Key") @Nullable String key, @Valid @NotNull RegistrationBody wanted) {
        return once.created(
                "register version",
                key,
                wanted,
                () -> view.of(registerVersion.register(
                        Ids.version(wanted.version()), wanted.description(), wanted.author(), caller.subject())));
    }

    @POST
    @Path("/versions/{version}/retirement")
    @RolesAllowed(Roles.ENGINEERING)
    @APIResponseSchema(value = VersionBody.class, responseCode = "200", responseDescription = "Done")
    @Operation(summary = "Retire a candidate or a suspect, for good; the active version is only replaced")
    public RestResponse<Object> retire(
            @RestPath String version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ReasonBody why) {
        return changed(
                version,
                new Sent("retire " + version, key, ifMatch),
                why,
                () -> retireVersion.retire(Ids.version(version), why.reason(), caller.subject()));
    }

    @POST
    @Path("/versions/{version}/suspicion")
    @RolesAllowed({Roles.ENGINEERING, Roles.SERVICE})
    @APIResponseSchema(value = VersionBody.class, responseCode = "200", responseDescription = "Done")
    @Operation(summary = "Put a version under suspicion; a suspected version is never published or released again")
    public RestResponse<Object> suspect(
            @RestPath String version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull SuspicionBody why) {
        return changed(
                version,
                new Sent("suspect " + version, key, ifMatch),
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
    @APIResponseSchema(value = VersionBody.class, responseCode = "200", responseDescription = "Done")
    @Operation(summary = "Ask to make a verified version the active one")
    public RestResponse<Object> requestActivation(
            @RestPath String version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ReasonBody why) {
        return changed(
                version,
                new Sent("request activation of " + version, key, ifMatch),
                why,
                () -> activateVersion.request(Ids.version(version), why.reason(), caller.subject()));
    }

    @POST
    @Path("/versions/{version}/activation-confirmation")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS})
    @APIResponseSchema(value = VersionBody.class, responseCode = "200", responseDescription = "Done")
    @Operation(summary = "Confirm, as a second person, that a version becomes the active one")
    public RestResponse<Object> confirmActivation(
            @RestPath String version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ReasonBody why) {
        return changed(
                version,
                new Sent("confirm activation of " + version, key, ifMatch),
                why,
                () -> activateVersion.confirm(Ids.version(version), why.reason(), caller.subject()));
    }

    private RestResponse<Object> changed(String version, Sent sent, Object request, Supplier<Version> effect) {
        return once.changed(sent, request, () -> lockedAndRead(version), () -> view.of(effect.get()));
    }

    private VersionBody lockedAndRead(String version) {
        versions.lock();
        return one(version);
    }
}
