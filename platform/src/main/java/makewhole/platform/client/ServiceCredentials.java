package makewhole.platform.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/** A service calls others as itself, never as the person behind it. For REST clients: {@code @RegisterClientHeaders(ServiceCredentials.class)}. */
@ApplicationScoped
public class ServiceCredentials implements ClientHeadersFactory {
    private final String name;
    private final String password;

    ServiceCredentials(
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "makewhole.service-password") String password) {
        this.name = name;
        this.password = password;
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        headers.putSingle(
                HttpHeaders.AUTHORIZATION, "Basic " + Base64.getEncoder().encodeToString(pair));
        return headers;
    }
}
