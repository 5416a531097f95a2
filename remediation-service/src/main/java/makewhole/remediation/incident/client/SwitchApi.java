package makewhole.remediation.incident.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
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
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "allocation")
@RegisterClientHeaders(ServiceCredentials.class)
@RegisterProvider(FailureMapper.class)
@Path("/v1")
interface SwitchApi {
    @GET
    @Path("/kill-switch")
    SwitchBody read();

    @POST
    @Path("/kill-switch/engagements")
    EngagementBody engage(@HeaderParam("Idempotency-Key") String key, EngageBody body);

    @POST
    @Path("/versions/{version}/suspicion")
    void suspect(@RestPath String version, @HeaderParam("Idempotency-Key") String key, SuspectBody body);

    record ScopeBody(String kind, @Nullable String name) {}

    record EngageBody(
            ScopeBody scope,
            String incident,
            String reason,
            @Nullable String onBehalfOf) {}

    record SuspectBody(String incident, String reason) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record EngagementBody(String id, ScopeBody scope, String incident, String state) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SwitchBody(boolean engaged, List<EngagementBody> engagements) {}
}
