package makewhole.remediation.message.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import makewhole.platform.identity.Roles;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.message.Message;
import makewhole.remediation.message.ReadMessages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1")
class MessageResource {
    private final ReadMessages readMessages;

    MessageResource(ReadMessages readMessages) {
        this.readMessages = readMessages;
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
}
