package makewhole.remediation.message.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import makewhole.platform.idempotency.Idempotency;
import makewhole.platform.identity.Caller;
import makewhole.platform.identity.Roles;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.message.Message;
import makewhole.remediation.message.ReadMessages;
import makewhole.remediation.message.RetryMessage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class MessageResource {
    private static final int LONGEST_REASON = 1_000;

    private final ReadMessages readMessages;
    private final RetryMessage retryMessage;
    private final Idempotency idempotency;
    private final Caller caller;

    MessageResource(ReadMessages readMessages, RetryMessage retryMessage, Idempotency idempotency, Caller caller) {
        this.readMessages = readMessages;
        this.retryMessage = retryMessage;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    record MessageBody(
            UUID message,
            String about,
            String template,
            String to,
            Message.State state,
            String reason,
            Instant orderedAt) {
        static MessageBody of(Message message) {
            return new MessageBody(
                    message.id(),
                    message.about(),
                    message.template(),
                    message.to(),
                    message.state(),
                    message.reason(),
                    message.orderedAt());
        }
    }

    record MessageList(List<MessageBody> items) {}

    @GET
    @Path("/incidents/{incident}/messages")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS, Roles.AUDIT
    })
    @Operation(summary = "Which teams, persons and stakeholders were told what by mail; the newest last")
    public MessageList list(@RestPath IncidentId incident) {
        return new MessageList(
                readMessages.of(incident).stream().map(MessageBody::of).toList());
    }

    record RetryBody(@NotBlank @Size(max = LONGEST_REASON) String reason) {}

    @POST
    @Path("/incidents/{incident}/messages/{message}/retry")
    @RolesAllowed({Roles.ENGINEERING, Roles.OPERATIONS, Roles.LEGAL, Roles.FINANCE, Roles.CUSTOMER_SUCCESS})
    @APIResponseSchema(value = MessageBody.class, responseCode = "202")
    @Operation(summary = "Have a refused message handed over again, once the directory knows its addressee")
    public RestResponse<Object> retry(
            @RestPath IncidentId incident,
            @RestPath UUID message,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @Valid @NotNull RetryBody body) {
        return idempotency.answer(
                "retry-message " + message,
                key,
                body,
                RestResponse.Status.ACCEPTED,
                () -> MessageBody.of(retryMessage.retry(incident, message, body.reason(), caller.subject())));
    }
}
