package makewhole.allocation.rejection.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import makewhole.platform.client.FailureMapper;
import makewhole.platform.client.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The wire to remediation-service's incidents. */
@Path("/v1/incidents")
@RegisterRestClient(configKey = "remediation")
@RegisterProvider(FailureMapper.class)
@RegisterClientHeaders(ServiceCredentials.class)
interface IncidentApi {
    @POST
    @Path("/certificate-rejections")
    OpenedBody open(@HeaderParam("Idempotency-Key") String key, RejectionBody body);

    record RejectionBody(String reference, String version, String deal, List<String> violations, Instant rejectedAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OpenedBody(String incident) {}
}
