package makewhole.allocation.killswitch.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.http.Ids;
import makewhole.allocation.http.Once;
import makewhole.allocation.http.Once.Sent;
import makewhole.allocation.http.PageAsCsv;
import makewhole.allocation.http.PageBody;
import makewhole.allocation.http.ReasonBody;
import makewhole.allocation.http.Tagged;
import makewhole.allocation.killswitch.EngageKillSwitch;
import makewhole.allocation.killswitch.Engagement;
import makewhole.allocation.killswitch.EngagementHistory;
import makewhole.allocation.killswitch.EngagementState;
import makewhole.allocation.killswitch.Engagements;
import makewhole.allocation.killswitch.KillSwitch;
import makewhole.allocation.killswitch.ReleaseKillSwitch;
import makewhole.allocation.killswitch.Replicas;
import makewhole.allocation.killswitch.Scope;
import makewhole.platform.idempotency.Idempotency.Undoable;
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
@Tag(name = "Kill switch")
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
class KillSwitchResource {
    private static final int LATEST_RELEASED = 100;

    private final KillSwitch killSwitch;
    private final Engagements engagements;
    private final EngagementHistory history;
    private final Replicas replicas;
    private final EngageKillSwitch engageKillSwitch;
    private final ReleaseKillSwitch releaseKillSwitch;
    private final Once once;
    private final Caller caller;

    KillSwitchResource(
            KillSwitch killSwitch,
            Engagements engagements,
            EngagementHistory history,
            Replicas replicas,
            EngageKillSwitch engageKillSwitch,
            ReleaseKillSwitch releaseKillSwitch,
            Once once,
            Caller caller) {
        this.killSwitch = killSwitch;
        this.engagements = engagements;
        this.history = history;
        this.replicas = replicas;
        this.engageKillSwitch = engageKillSwitch;
        this.releaseKillSwitch = releaseKillSwitch;
        this.once = once;
        this.caller = caller;
    }

    @GET
    @Path("/kill-switch")
    @Operation(summary = "What is halted, and the latest engagements that were released")
    public SwitchBody read() {
        return SwitchBody.of(killSwitch.latest(LATEST_RELEASED));
    }

    @GET
    @Path("/kill-switch/engagements")
    @Produces({MediaType.APPLICATION_JSON, PageAsCsv.IF_ASKED_FOR})
    @Operation(summary = "Every engagement there was, in the order in which they were made")
    public PageBody<EngagementBody> engagements(
            @RestQuery @Nullable EngagementState state,
            @RestQuery Scope.@Nullable Kind kind,
            @RestQuery @Nullable String name,
            @RestQuery @DefaultValue("0") @Min(0) long after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1_000) int limit) {
        Engagements.Sought sought = new Engagements.Sought(
                Optional.ofNullable(state), Optional.ofNullable(kind), Optional.ofNullable(name));
        PageBody<Engagements.Placed> page = PageBody.of(
                engagements.after(after, sought, limit + 1), limit, placed -> Long.toString(placed.position()));
        return new PageBody<>(
                page.items().stream()
                        .map(placed -> EngagementBody.of(placed.engagement()))
                        .toList(),
                page.next());
    }

    @GET
    @Tagged
    @Path("/kill-switch/engagements/{engagement}")
    @Operation(
            summary = "One engagement with its history, and when it took effect",
            description =
                    "From effectiveAt on, nothing in the scope can be published on any replica: the engage call has"
                            + " waited for every publisher through the lock that all replicas share. What the replicas have"
                            + " confirmed one by one is evidence beside that. A replica that is SILENT (stopped hard, frozen or cut"
                            + " off) cannot confirm; the database has ended its transactions.")
    public EngagementDetailBody one(@RestPath String engagement) {
        Engagement found = engagements.require(Ids.given("engagement", engagement));
        return EngagementDetailBody.of(
                found, history.of(found.id()), history.effect(found.id()), replicas.standing(found.id()));
    }

    /** On a thread of its own, so that it never waits behind publishers for one. */
    @POST
    @Path("/kill-switch/engagements")
    @RunOnVirtualThread
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.SERVICE})
    @APIResponseSchema(value = EngagementBody.class, responseCode = "201", responseDescription = "Created")
    @Operation(
            summary = "Engage the switch; once this has answered, nothing in the scope is published",
            description = "A repeated Idempotency-Key gets the first answer only while that engagement stands. Once its"
                    + " release was asked for or confirmed, the same key engages anew.")
    public RestResponse<Object> engage(
            @RestHeader("Idempotency-Key") @Nullable String key, @Valid @NotNull EngageBody wanted) {
        EngageKillSwitch.Order order = wanted.toOrder(caller.subject().name());
        Undoable engaging = new Undoable(
                () -> EngagementBody.of(engageKillSwitch.record(order)),
                answered -> engageKillSwitch.stands(
                        UUID.fromString(answered.path("id").asText())));
        return engageKillSwitch.engage(() -> once.created("engage kill switch", key, wanted, engaging));
    }

    @POST
    @Path("/kill-switch/engagements/{engagement}/release-request")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE})
    @APIResponseSchema(value = EngagementBody.class, responseCode = "200", responseDescription = "Done")
    @Operation(summary = "Ask to release an engagement")
    public RestResponse<Object> requestRelease(
            @RestPath String engagement,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ReasonBody why) {
        return once.changed(
                new Sent("request release of " + engagement, key, ifMatch),
                why,
                () -> lockedAndRead(engagement),
                () -> EngagementBody.of(releaseKillSwitch.request(
                        Ids.given("engagement", engagement), why.reason(), caller.subject())));
    }

    @POST
    @Path("/kill-switch/engagements/{engagement}/release-confirmation")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE})
    @APIResponseSchema(value = EngagementBody.class, responseCode = "200", responseDescription = "Done")
    @Operation(summary = "Confirm, as a second person, that an engagement is released")
    public RestResponse<Object> confirmRelease(
            @RestPath String engagement,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ReasonBody why) {
        return once.changed(
                new Sent("confirm release of " + engagement, key, ifMatch),
                why,
                () -> lockedAndRead(engagement),
                () -> EngagementBody.of(releaseKillSwitch.confirm(
                        Ids.given("engagement", engagement), why.reason(), caller.subject())));
    }

    private EngagementDetailBody lockedAndRead(String engagement) {
        releaseKillSwitch.lock(Ids.given("engagement", engagement));
        return one(engagement);
    }

    @GET
    @Path("/kill-switch/refusals")
    @Produces({MediaType.APPLICATION_JSON, PageAsCsv.IF_ASKED_FOR})
    @Operation(summary = "Who was refused by the switch")
    public PageBody<RefusedBody> refusals(
            @RestQuery @Nullable String deal,
            @RestQuery @Nullable String incident,
            @RestQuery @DefaultValue("0") @Min(0) long after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1_000) int limit) {
        List<Engagements.Refused> found = engagements.refusalsAfter(
                after, Optional.ofNullable(deal).map(Ids::deal), Optional.ofNullable(incident), limit + 1);
        PageBody<Engagements.Refused> page = PageBody.of(found, limit, refused -> Long.toString(refused.position()));
        return new PageBody<>(page.items().stream().map(RefusedBody::of).toList(), page.next());
    }
}
