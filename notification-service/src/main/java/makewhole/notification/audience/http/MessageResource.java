package makewhole.notification.audience.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import makewhole.notification.audience.TellAudience;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.BatchState;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Messages to teams and stakeholders: questions, reminders, status, post-mortem. How they fare is told of their batch. */
@Path("/v1/messages")
@RolesAllowed(Roles.SERVICE)
class MessageResource {
    private final TellAudience tellAudience;
    private final Idempotency idempotency;
    private final Caller caller;

    MessageResource(TellAudience tellAudience, Idempotency idempotency, Caller caller) {
        this.tellAudience = tellAudience;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record SentBody(UUID batch, BatchState state, int messages) {}

    @POST
    @APIResponseSchema(value = SentBody.class, responseCode = "202")
    public RestResponse<Object> tell(
            @RestHeader("Idempotency-Key") @Nullable String key, @NotNull @Valid MessageBody body) {
        return idempotency.answer("tell-audience", key, body, RestResponse.Status.ACCEPTED, () -> {
            Batch batch = tellAudience.tell(body.toMessage(), caller.subject());
            return new SentBody(batch.id(), batch.state(), batch.rows());
        });
    }
}
