package makewhole.remediation.settlement.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import makewhole.platform.client.FailureMapper;
import makewhole.platform.client.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

@RegisterRestClient(configKey = "allocation")
@RegisterClientHeaders(ServiceCredentials.class)
@RegisterProvider(FailureMapper.class)
@Path("/v1")
interface CorrectionApi {
    @POST
    @Path("/deals/{deal}/corrections")
    CorrectionBody correct(@RestPath String deal, @HeaderParam("Idempotency-Key") String key, CorrectBody body);

    record MoveBody(String investor, String change) {}

    record CorrectBody(String plan, String planDigest, String incident, String reason, List<MoveBody> moves) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CorrectionBody(String allocation) {}
}
