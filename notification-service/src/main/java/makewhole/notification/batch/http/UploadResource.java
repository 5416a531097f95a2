package makewhole.notification.batch.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import makewhole.notification.batch.CreateBatch;
import makewhole.notification.batch.CreateBatch.Order;
import makewhole.notification.batch.IncomingRows;
import makewhole.notification.batch.LongTransaction;
import makewhole.notification.batch.ReadBatches;
import makewhole.notification.template.Templates;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.platform.problem.NotFoundException;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Batches of up to a million rows, as lines of JSON or as CSV; whole or not at all. */
@Path("/v1/batches")
class UploadResource {
    static final String CREATE_BATCH = "create-batch";

    private final CreateBatch createBatch;
    private final ReadBatches read;
    private final LongTransaction longTransaction;
    private final Templates templates;
    private final ObjectMapper json;
    private final Idempotency idempotency;
    private final Caller caller;

    UploadResource(
            CreateBatch createBatch,
            ReadBatches read,
            LongTransaction longTransaction,
            Templates templates,
            ObjectMapper json,
            Idempotency idempotency,
            Caller caller) {
        this.createBatch = createBatch;
        this.read = read;
        this.longTransaction = longTransaction;
        this.templates = templates;
        this.json = json;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes("application/x-ndjson")
    @RolesAllowed(Roles.SERVICE)
    @APIResponseSchema(value = BatchBody.class, responseCode = "201")
    public RestResponse<Object> lines(
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestQuery @NotNull UUID plan,
            @RestQuery @NotNull @Pattern(regexp = "sha256:[0-9a-f]{64}") String planDigest,
            @RestQuery @NotBlank @Size(max = 64) String incident,
            @NotNull UploadedRows rows) {
        return create(key, new Order(plan, planDigest, incident), rows, new NdjsonRows(rows.file(), json));
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed(Roles.SERVICE)
    @APIResponseSchema(value = BatchBody.class, responseCode = "201")
    public RestResponse<Object> csv(
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestQuery @NotNull UUID plan,
            @RestQuery @NotNull @Pattern(regexp = "sha256:[0-9a-f]{64}") String planDigest,
            @RestQuery @NotBlank @Size(max = 64) String incident,
            @NotNull UploadedRows rows) {
        return create(
                key, new Order(plan, planDigest, incident), rows, new CsvBatchRows(rows.file(), templates.inUse()));
    }

    /** Which batch the caller made under a key: what there is to ask when the answer was lost, or did not come in time. */
    @GET
    @Path("/by-key/{key}")
    @RolesAllowed(Roles.SERVICE)
    public BatchBody madeUnder(String key) {
        return idempotency
                .kept(CREATE_BATCH, key)
                .map(answer -> UUID.fromString(answer.path("batch").asText()))
                .map(read::report)
                .map(BatchBody::of)
                .orElseThrow(() -> new NotFoundException("batch made under the key", key));
    }

    private RestResponse<Object> create(@Nullable String key, Order order, UploadedRows upload, IncomingRows rows) {
        Map<String, String> request = Map.of(
                "plan", order.plan().toString(),
                "planDigest", order.planDigest(),
                "incident", order.incident(),
                "rows", upload.digest());
        return longTransaction.run(() -> idempotency.answer(
                CREATE_BATCH,
                key,
                request,
                RestResponse.Status.CREATED,
                () -> BatchBody.of(read.report(
                        createBatch.create(order, rows, caller.subject()).id()))));
    }
}
