package makewhole.allocation.audit.http;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
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
import java.util.Optional;
import makewhole.allocation.audit.Audit;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.audit.DealVerdict;
import makewhole.allocation.audit.Finding;
import makewhole.allocation.audit.RightAnswers;
import makewhole.allocation.audit.StartAudit;
import makewhole.allocation.http.Ids;
import makewhole.allocation.http.Once;
import makewhole.allocation.http.PageAsCsv;
import makewhole.allocation.http.PageBody;
import makewhole.allocation.http.Tagged;
import makewhole.platform.csv.StreamedFile;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

@Path("/v1/audits")
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
class AuditResource {
    private final StartAudit startAudit;
    private final Audits audits;
    private final RightAnswers rightAnswers;
    private final ProgressStreams progressStreams;
    private final Once once;
    private final Caller caller;

    AuditResource(
            StartAudit startAudit,
            Audits audits,
            RightAnswers rightAnswers,
            ProgressStreams progressStreams,
            Once once,
            Caller caller) {
        this.startAudit = startAudit;
        this.audits = audits;
        this.rightAnswers = rightAnswers;
        this.progressStreams = progressStreams;
        this.once = once;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.ENGINEERING, Roles.LEGAL, Roles.OPERATIONS, Roles.FINANCE, Roles.AUDIT, Roles.SERVICE})
    @APIResponseSchema(value = StartedAuditBody.class, responseCode = "202", responseDescription = "Begun")
    @Operation(summary = "Replay past deals against the rule: all, those of a version, or those closed in a period")
    public RestResponse<Object> start(
            @RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid AuditRequestBody request) {
        return once.accepted(
                "start audit",
                key,
                request,
                () -> StartedAuditBody.of(startAudit.start(
                        request.toSelection(),
                        request.toShards(),
                        caller.subject().name())));
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, PageAsCsv.IF_ASKED_FOR})
    @Operation(summary = "Every audit there was, in the order in which they were started, or those of one state")
    public PageBody<ListedAuditBody> all(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1_000) int limit) {
        Optional<AuditId> start =
                Optional.ofNullable(after).map(last -> known(last).id());
        return PageBody.of(
                audits.after(start, Filters.one("state", state, AuditState.values()), limit + 1).stream()
                        .map(ListedAuditBody::of)
                        .toList(),
                limit,
                ListedAuditBody::audit);
    }

    @GET
    @Tagged
    @Path("/{audit}")
    @Operation(summary = "An audit, how far it is and what it has found so far")
    public AuditBody audit(@RestPath String audit) {
        Audit known = known(audit);
        return AuditBody.of(known, audits.progress(known.id()));
    }

    @GET
    @Path("/{audit}/progress")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far an audit is, shard by shard")
    public ProgressBody progress(@RestPath String audit) {
        return ProgressBody.of(audits.progress(known(audit).id()));
    }

    @GET
    @Path("/{audit}/progress")
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "How far an audit is, as server-sent events until it is done")
    public Multi<ProgressBody> progressAsEvents(@RestPath String audit) {
        AuditId id = known(audit).id();
        return progressStreams.of(id);
    }

    @GET
    @Path("/{audit}/deals")
    @Produces({MediaType.APPLICATION_JSON, PageAsCsv.IF_ASKED_FOR})
    @Operation(summary = "The verdicts of an audit by deal: all of them, or those of one verdict")
    public PageBody<AuditedDealBody> deals(
            @RestPath String audit,
            @RestQuery @Nullable String verdict,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1_000) int limit) {
        AuditId id = known(audit).id();
        return PageBody.of(
                audits
                        .deals(
                                id,
                                Filters.one("verdict", verdict, DealVerdict.values()),
                                Optional.ofNullable(after).map(Ids::deal),
                                limit + 1)
                        .stream()
                        .map(AuditedDealBody::of)
                        .toList(),
                limit,
                AuditedDealBody::deal);
    }

    @GET
    @Path("/{audit}/deals/{deal}/right")
    @Operation(summary = "What would have been right for a deal, line by line")
    public RightAnswerBody right(@RestPath String audit, @RestPath String deal) {
        return RightAnswerBody.of(rightAnswers.of(known(audit).id(), Ids.deal(deal)));
    }

    @GET
    @Path("/{audit}/deals/{deal}/right")
    @Produces("text/csv;qs=0.5")
    @Operation(summary = "What would have been right for a deal as CSV: its lines, without its levels")
    public StreamingOutput rightAsCsv(@RestPath String audit, @RestPath String deal) {
        return new StreamedFile(new RightLinesCsv(right(audit, deal).lines()));
    }

    @GET
    @Path("/{audit}/findings")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The findings of an audit by deal and investor: all of them, or those of one kind")
    public PageBody<FindingBody> findings(
            @RestPath String audit,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String after,
            @RestQuery @DefaultValue("500") @Min(1) @Max(5_000) int limit) {
        AuditId id = known(audit).id();
        Optional<Audits.After> start = Optional.ofNullable(after).map(FindingCursor::read);
        return PageBody.of(
                audits.findings(id, Filters.one("kind", kind, Finding.Kind.values()), start, limit + 1).stream()
                        .map(FindingBody::of)
                        .toList(),
                limit,
                FindingCursor::of);
    }

    @GET
    @Path("/{audit}/findings")
    @Produces("text/csv;qs=0.5")
    @Operation(summary = "All findings of an audit as CSV by deal and investor, or those of one kind")
    public StreamingOutput findingsAsCsv(@RestPath String audit, @RestQuery @Nullable String kind) {
        return new StreamedFile(
                new FindingsCsv(audits, known(audit).id(), Filters.one("kind", kind, Finding.Kind.values())));
    }

    private Audit known(String audit) {
        return audits.require(new AuditId(Ids.given("audit", audit)));
    }
}
