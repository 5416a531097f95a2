package makewhole.notification.reminder.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import makewhole.platform.client.FailureMapper;
import makewhole.platform.client.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "remediation")
@RegisterClientHeaders(ServiceCredentials.class)
@RegisterProvider(FailureMapper.class)
@Path("/v1/plans")
interface AnsweredApi {
    @GET
    @Path("/{plan}/answers")
    AnswersBody answers(UUID plan);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record AnswersBody(List<AnsweredBody> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record AnsweredBody(String line) {}
}
