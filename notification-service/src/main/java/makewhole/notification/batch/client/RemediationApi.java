package makewhole.notification.batch.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.client.FailureMapper;
import makewhole.platform.client.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "remediation")
@RegisterClientHeaders(ServiceCredentials.class)
@RegisterProvider(FailureMapper.class)
@Path("/v1/plans")
interface RemediationApi {
    /** A plan may have a million lines, so the answer is read as it comes in. */
    @GET
    @Path("/{plan}/authority")
    @Produces(MediaType.APPLICATION_JSON)
    InputStream authority(UUID plan);

    /** What is read of the answer, except its lines; what else is in it is not for us. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AuthorityBody(
            @Nullable UUID plan,
            @Nullable String incident,
            @Nullable String digest,
            @Nullable String state,
            @Nullable String author,
            @Nullable Map<String, Integer> approvalsNeeded,
            @Nullable List<ApprovalBody> approvals,
            @Nullable Map<String, TotalBody> noticeTotals) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ApprovalBody(
            @Nullable String role,
            @Nullable String subject,
            @Nullable String digest) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TotalBody(@Nullable String due, long count) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LineBody(
            @Nullable String line,
            @Nullable String investor,
            @Nullable String remedy,
            @Nullable String currency,
            @Nullable String amountDue,
            @Nullable ChoiceBody choice) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ChoiceBody(@Nullable String amount, @Nullable LocalDate until) {}
}
