package makewhole.allocation.shadow.http;

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
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.http.Ids;
import makewhole.allocation.http.Once;
import makewhole.allocation.http.Once.Sent;
import makewhole.allocation.http.PageAsCsv;
import makewhole.allocation.http.PageBody;
import makewhole.allocation.http.ReasonBody;
import makewhole.allocation.http.Tagged;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.shadow.Comparisons;
import makewhole.allocation.shadow.ShadowRun;
import makewhole.allocation.shadow.ShadowRuns;
import makewhole.allocation.shadow.StartShadow;
import makewhole.allocation.shadow.StopShadow;
import makewhole.allocation.version.Versions;
import makewhole.platform.csv.StreamedFile;
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

@Path("/v1/versions/{version}/shadow")
@Tag(name = "Versions")
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
class ShadowResource {
    private final StartShadow startShadow;
    private final StopShadow stopShadow;
    private final Versions versions;
    private final ShadowRuns runs;
    private final Comparisons comparisons;
    private final Once once;
    private final Caller caller;

    ShadowResource(
            StartShadow startShadow,
            StopShadow stopShadow,
            Versions versions,
            ShadowRuns runs,
            Comparisons comparisons,
            Once once,
            Caller caller) {
        this.startShadow = startShadow;
        this.stopShadow = stopShadow;
        this.versions = versions;
        this.runs = runs;
        this.comparisons = comparisons;
        this.once = once;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.ENGINEERING)
    @APIResponseSchema(value = ShadowBody.class, responseCode = "201", responseDescription = "Created")
    @Operation(summary = "Put a candidate in shadow: it is worked out beside the active version, nothing is published")
    public RestResponse<Object> start(
            @RestPath String version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReasonBody why) {
        return once.created(
                "put in shadow " + version,
                key,
                why,
                () -> body(startShadow.start(
                        Ids.version(version), why.reason(), caller.subject().name())));
    }

    @POST
    @Path("/ending")
    @RolesAllowed(Roles.ENGINEERING)
    @APIResponseSchema(value = ShadowBody.class, responseCode = "200", responseDescription = "Done")
    @Operation(summary = "Take a candidate out of shadow; deals that were published before are still compared")
    public RestResponse<Object> stop(
            @RestPath String version,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ReasonBody why) {
        return once.changed(
                new Sent("take out of shadow " + version, key, ifMatch),
                why,
                () -> lockedAndRead(version),
                () -> body(stopShadow.stop(
                        Ids.version(version), why.reason(), caller.subject().name())));
    }

    private ShadowBody lockedAndRead(String version) {
        versions.lock();
        return shadow(version);
    }

    @GET
    @Tagged
    @Operation(summary = "The latest shadow run of a version, and how many deals were compared with which outcome")
    public ShadowBody shadow(@RestPath String version) {
        VersionName name = Ids.version(version);
        return body(runs.latest(name).orElseThrow(() -> new NotFoundException("shadow run of version", name)));
    }

    @GET
    @Path("/deals")
    @Produces({MediaType.APPLICATION_JSON, PageAsCsv.IF_ASKED_FOR})
    @Operation(summary = "The deals that a candidate was worked out for, in the order of the comparisons")
    public PageBody<ComparedDealBody> deals(
            @RestPath String version,
            @RestQuery @DefaultValue("0") @Min(0) long after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1_000) int limit) {
        List<Comparisons.Compared> found = comparisons.after(Ids.version(version), after, limit + 1);
        PageBody<Comparisons.Compared> page = PageBody.of(found, limit, compared -> Long.toString(compared.position()));
        return new PageBody<>(page.items().stream().map(ComparedDealBody::of).toList(), page.next());
    }

    @GET
    @Path("/differences")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Every line that a candidate would give otherwise: deal, investor, what the active version gave")
    public PageBody<DifferenceBody> differences(
            @RestPath String version,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("500") @Min(1) @Max(5_000) int limit) {
        Comparisons.Place place =
                Optional.ofNullable(after).map(LineCursor::read).orElse(Comparisons.Place.BEGINNING);
        PageBody<Comparisons.DifferingLine> page =
                PageBody.of(comparisons.linesAfter(Ids.version(version), place, limit + 1), limit, LineCursor::of);
        return new PageBody<>(page.items().stream().map(DifferenceBody::of).toList(), page.next());
    }

    @GET
    @Path("/differences")
    @Produces("text/csv;qs=0.5")
    @Operation(summary = "All lines that a candidate would give otherwise, as CSV")
    public StreamingOutput differencesAsCsv(@RestPath String version) {
        return new StreamedFile(new DifferencesCsv(comparisons, Ids.version(version)));
    }

    private ShadowBody body(ShadowRun run) {
        boolean running = run.stopped().isEmpty() && runs.inShadow().contains(run.version());
        return ShadowBody.of(run, running, comparisons.counts(run.version()));
    }
}
