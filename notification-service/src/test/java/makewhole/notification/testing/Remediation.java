package makewhole.notification.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** A remediation-service as far as this service asks it: what stands behind a plan. */
public final class Remediation implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Object> NOT_FOUND = Map.of(
            "type", "https://makewhole.example/problems/not-found",
            "title", "Not found",
            "status", 404,
            "detail", "There is no such plan");

    private final Map<String, Object> authorities = new ConcurrentHashMap<>();
    private final HttpServer server;

    /** Where the service that is being tested expects it. */
    public Remediation() {
        this(URI.create(ConfigProvider.getConfig().getValue("quarkus.rest-client.remediation.url", String.class))
                .getPort());
    }

    public Remediation(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/v1/plans/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String plan = path.substring("/v1/plans/".length(), path.lastIndexOf('/'));
            boolean known = exchange.getRequestHeaders().containsKey("Authorization") && authorities.containsKey(plan);
            byte[] body = write(authorities.getOrDefault(plan, NOT_FOUND));
            exchange.getResponseHeaders().add("Content-Type", known ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** From now on the plan is known, with this behind it. */
    public void knows(String plan, Map<String, Object> authority) {
        authorities.put(plan, authority);
    }

    private static byte[] write(Object body) {
        try {
            return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
