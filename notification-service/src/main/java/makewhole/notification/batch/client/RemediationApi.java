package makewhole.notification.batch.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
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
interface RemediationApi {
    @GET
    @Path("/{plan}/authority")
    AuthorityBody authority(UUID plan);

    /** What is read of the answer; what else is in it is not for us. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AuthorityBody(
            UUID plan,
            String incident,
            String digest,
            String state,
            String author,
            List<ApprovalBody> approvals,
            Map<String, TotalBody> noticeTotals,
            List<LineBody> lines) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ApprovalBody(String role, String subject, String digest) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TotalBody(String due, long count) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LineBody(String line, String investor, String remedy, String currency, String amountDue) {}
}
