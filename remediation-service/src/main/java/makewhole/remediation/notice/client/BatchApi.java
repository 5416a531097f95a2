package makewhole.remediation.notice.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import makewhole.platform.client.FailureMapper;
import makewhole.platform.client.ServiceCredentials;
import makewhole.remediation.notice.NoticeRow;
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
    @POST
    @Path("/batches")
    BatchBody post(@HeaderParam("Idempotency-Key") String key, PostBody body);

    @GET
    @Path("/batches/{batch}")
    BatchBody get(@RestPath String batch);

    @GET
    @Path("/batches/{batch}/notices")
    NoticesBody notices(@RestPath String batch, @RestQuery int after, @RestQuery int limit);

    record PostBody(String plan, String planDigest, String incident, List<NoticeRow> rows) {}

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
