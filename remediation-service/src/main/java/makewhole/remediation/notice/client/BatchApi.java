package makewhole.remediation.notice.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.util.List;
import java.util.Map;
import makewhole.platform.client.FailureMapper;
import makewhole.platform.client.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "notification")
@RegisterClientHeaders(ServiceCredentials.class)
@RegisterProvider(FailureMapper.class)
@Path("/v1")
interface BatchApi {
    /** Which batch was made under a key of this service's. */
    @GET
    @Path("/batches/by-key/{key}")
    BatchBody madeUnder(@RestPath String key);

    /** Rows as lines of JSON, sent from a file while they are read from it. */
    @POST
    @Path("/batches")
    @Consumes("application/x-ndjson")
    @Produces(MediaType.APPLICATION_JSON)
    BatchBody post(
            @HeaderParam("Idempotency-Key") String key,
            @RestQuery String plan,
            @RestQuery String planDigest,
            @RestQuery String incident,
            File rows);

    @GET
    @Path("/batches/{batch}")
    BatchBody get(@RestPath String batch);

    @GET
    @Path("/batches/{batch}/notices")
    NoticesBody notices(@RestPath String batch, @RestQuery int after, @RestQuery int limit);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TotalBody(String amount, int rows) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record BatchBody(
            String batch, String state, Map<String, Long> counts, long openContacts, Map<String, TotalBody> told) {}

    /** A page; {@code next} is empty on the last one. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record NoticesBody(List<NoticeBody> items, @Nullable Integer next) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record NoticeBody(String line, String state) {}
}
