package makewhole.allocation.allocation.client;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import makewhole.platform.client.FailureMapper;
import makewhole.platform.client.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The wire to remediation-service's plans. */
@Path("/v1/plans")
@RegisterRestClient(configKey = "remediation")
@RegisterProvider(FailureMapper.class)
@RegisterClientHeaders(ServiceCredentials.class)
interface PlanApi {
    @GET
    @Path("/{plan}/authority")
    AuthorityBody authority(@RestPath UUID plan, @RestQuery String deal);
}
