package makewhole.notification.batch.http;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import makewhole.notification.batch.ApproveBatch;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.CancelBatch;
import makewhole.notification.batch.CreateBatch;
import makewhole.notification.batch.CreateBatch.Order;
import makewhole.notification.batch.LongTransaction;
import makewhole.notification.batch.NoticeStanding;
import makewhole.notification.batch.PlanAuthority;
import makewhole.notification.batch.ReadBatches;
import makewhole.notification.batch.SteerBatch;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

@Path("/v1/batches")
@RolesAllowed({
    Roles.ENGINEERING,
    Roles.CUSTOMER_SUCCESS,
    Roles.LEGAL,
    Roles.OPERATIONS,
    Roles.FINANCE,
    Roles.AUDIT,
    Roles.SERVICE
})
class BatchResource {
    private final CreateBatch createBatch;
    private final ApproveBatch approveBatch;
    private final CancelBatch cancelBatch;
    private final SteerBatch steer;
    private final ReadBatches read;
    private final ProgressStreams progressStreams;
    private final LongTransaction longTransaction;
    private final Idempotency idempotency;
    private final Caller caller;

    BatchResource(
            CreateBatch createBatch,
            ApproveBatch approveBatch,
            CancelBatch cancelBatch,
            SteerBatch steer,
            ReadBatches read,
            ProgressStreams progressStreams,
            LongTransaction longTransaction,
            Idempotency idempotency,
            Caller caller) {
        this.createBatch = createBatch;
        this.approveBatch = approveBatch;
        this.cancelBatch = cancelBatch;
        this.steer = steer;
        this.read = read;
        this.progressStreams = progressStreams;
        this.longTransaction = longTransaction;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SERVICE)
    @APIResponseSchema(value = BatchBody.class, responseCode = "201")
    public RestResponse<Object> create(
            @RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid CreateBatchBody body) {
        Order order = new Order(body.plan(), body.planDigest(), body.incident());
        return longTransaction.run(() -> idempotency.answer(
                UploadResource.CREATE_BATCH,
                key,
                body,
                RestResponse.Status.CREATED,
                () -> reported(createBatch.create(order, body.incoming(), caller.subject()))));
    }

    @GET
    public BatchBody.ListBody list(
            @RestQuery @Nullable UUID after, @RestQuery @DefaultValue("100") @Min(1) @Max(1_000) int limit) {
        List<Batch> batches = read.after(Optional.ofNullable(after), limit);
        return new BatchBody.ListBody(
                batches.stream()
                        .map(batch -> new BatchBody.ListedBody(
                                batch.id(),
                                batch.plan(),
                                batch.incident(),
                                batch.state(),
                                batch.digest(),
                                batch.rows()))
                        .toList(),
                batches.size() < limit ? null : batches.getLast().id());
    }

    /** The report: how many notices are in which state, and the totals they tell. */
    @GET
    @Path("/{batch}")
    public BatchBody report(UUID batch) {
        return BatchBody.of(read.report(batch));
    }

    @GET
    @Path("/{batch}/notices")
    public NoticeBody.ListBody notices(
            UUID batch,
            @RestQuery @DefaultValue("0") @Min(0) int after,
            @RestQuery @DefaultValue("500") @Min(1) @Max(5_000) int limit) {
        List<NoticeStanding> notices = read.notices(batch, after, limit);
        return new NoticeBody.ListBody(
                notices.stream().map(NoticeBody::of).toList(),
                notices.size() < limit ? null : notices.getLast().notice().position());
    }

    /** One notice per template and language, as its recipient will read it: a letter that names a customer. */
    @GET
    @Path("/{batch}/samples")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.LEGAL, Roles.AUDIT, Roles.SERVICE})
    public NoticeBody.SamplesBody samples(UUID batch) {
        return new NoticeBody.SamplesBody(
                read.samples(batch).stream().map(NoticeBody.ContentBody::of).toList());
    }

    /** Totals, a sample for each template and language, and the notices that are unlike the others. */
    @GET
    @Path("/{batch}/review")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.LEGAL, Roles.AUDIT, Roles.SERVICE})
    public ReviewBody review(UUID batch) {
        return ReviewBody.of(read.review(batch));
    }

    @GET
    @Path("/{batch}/progress")
    @Produces(MediaType.APPLICATION_JSON)
    public BatchBody progress(UUID batch) {
        return report(batch);
    }

    /** The report as server-sent events, whenever it has changed, until the batch is done or called off. */
    @GET
    @Path("/{batch}/progress")
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    public Multi<BatchBody> progressAsEvents(UUID batch) {
        read.get(batch);
        return progressStreams.of(batch);
    }

    @POST
    @Path("/{batch}/approval")
    @RolesAllowed(Roles.CUSTOMER_SUCCESS)
    @APIResponseSchema(value = BatchBody.class, responseCode = "200")
    public RestResponse<Object> approve(
            UUID batch, @RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid ApprovalBody body) {
        try (PlanAuthority authority = approveBatch.authority(read.get(batch).plan())) {
            return longTransaction.run(() -> idempotency.answer(
                    "approve-batch " + batch,
                    key,
                    body,
                    RestResponse.Status.OK,
                    () -> reported(approveBatch.approve(batch, body.toDecision(), authority, caller.subject()))));
        }
    }

    /** Nothing more is begun until it is resumed. */
    @POST
    @Path("/{batch}/pause")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS})
    @APIResponseSchema(value = BatchBody.class, responseCode = "200")
    public RestResponse<Object> pause(
            UUID batch, @RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid ReasonBody body) {
        return steered("pause-batch " + batch, key, body, () -> steer.pause(batch, body.reason(), caller.subject()));
    }

    @POST
    @Path("/{batch}/resumption")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS})
    @APIResponseSchema(value = BatchBody.class, responseCode = "200")
    public RestResponse<Object> resume(
            UUID batch, @RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid SetGoingBody body) {
        return steered("resume-batch " + batch, key, body, () -> steer.resume(batch, body.toOrder(), caller.subject()));
    }

    /** What mail servers refused for good is tried again, and nothing else. */
    @POST
    @Path("/{batch}/retry")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS})
    @APIResponseSchema(value = BatchBody.class, responseCode = "200")
    public RestResponse<Object> retry(
            UUID batch, @RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid SetGoingBody body) {
        return steered("retry-batch " + batch, key, body, () -> steer.retry(batch, body.toOrder(), caller.subject()));
    }

    /** Why people paused, resumed, retried or called off the batch, in their words; the first first. */
    @GET
    @Path("/{batch}/reasons")
    @RolesAllowed({Roles.CUSTOMER_SUCCESS, Roles.OPERATIONS, Roles.LEGAL, Roles.AUDIT})
    public ReasonBody.ListBody reasons(UUID batch) {
        return new ReasonBody.ListBody(
                read.reasons(batch).stream().map(ReasonBody.SaidBody::of).toList());
    }

    private RestResponse<Object> steered(
            String operation, @Nullable String key, Object body, Supplier<Batch> steering) {
        return idempotency.answer(operation, key, body, RestResponse.Status.OK, () -> reported(steering.get()));
    }

    @POST
    @Path("/{batch}/cancellation")
    @RolesAllowed(Roles.CUSTOMER_SUCCESS)
    @APIResponseSchema(value = BatchBody.class, responseCode = "200")
    public RestResponse<Object> cancel(
            UUID batch, @RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid ReasonBody body) {
        return idempotency.answer(
                "cancel-batch " + batch,
                key,
                body,
                RestResponse.Status.OK,
                () -> reported(cancelBatch.cancel(batch, body.reason(), caller.subject())));
    }

    private BatchBody reported(Batch batch) {
        return BatchBody.of(read.report(batch.id()));
    }
}
