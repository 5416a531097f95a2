package makewhole.remediation.message.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import makewhole.platform.client.FailureMapper;
import makewhole.platform.client.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "notification")
@RegisterClientHeaders(ServiceCredentials.class)
@RegisterProvider(FailureMapper.class)
@Path("/v1/messages")
interface MessageApi {
    @POST
    SentBody post(@HeaderParam("Idempotency-Key") String key, MessageBody body);

    record MessageBody(
            String incident, String reference, String template, List<String> to, Map<String, Object> fields) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SentBody(String batch) {}
}
