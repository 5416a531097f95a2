package makewhole.notification.recipient.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import makewhole.platform.client.FailureMapper;
import makewhole.platform.client.ServiceCredentials;
import makewhole.platform.money.MoneyBody;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "remediation")
@RegisterClientHeaders(ServiceCredentials.class)
@RegisterProvider(FailureMapper.class)
@Path("/v1/plans")
interface AnswerApi {
    @POST
    @Path("/{plan}/lines/{line}/answer")
    JsonNode answer(UUID plan, String line, @HeaderParam("Idempotency-Key") String key, AnswerBody body);

    /** What was said, with an id of ours: the same one counts once, however often it arrives. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerBody(
            String answer,
            @Nullable MoneyBody amount,
            @Nullable String text,
            String answerId,
            Instant answeredAt) {}
}
