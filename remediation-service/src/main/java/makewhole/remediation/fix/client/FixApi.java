package makewhole.remediation.fix.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import makewhole.platform.client.FailureMapper;
import makewhole.platform.client.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "allocation")
@RegisterClientHeaders(ServiceCredentials.class)
@RegisterProvider(FailureMapper.class)
@Path("/v1")
interface FixApi {
    @GET
    @Path("/kill-switch")
    SwitchBody killSwitch();

    @GET
    @Path("/versions")
    VersionPage versions(@RestQuery String state);

    @GET
    @Path("/regression-cases")
    CasePage regressionCases(@RestQuery @Nullable String after);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ScopeBody(String kind) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record EngagementBody(ScopeBody scope, String incident, String state) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SwitchBody(List<EngagementBody> engagements) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record VersionBody(String version, String state, boolean verified) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record VersionPage(List<VersionBody> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CaseBody(String deal) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CasePage(List<CaseBody> items, @Nullable String next) {}
}
