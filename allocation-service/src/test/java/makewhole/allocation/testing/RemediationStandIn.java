package makewhole.allocation.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A real HTTP server that speaks remediation-service's part: a plan's authority, and incidents for refused certificates. */
@ApplicationScoped
public class RemediationStandIn {
    private final int port;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> callers = new CopyOnWriteArrayList<>();
    private final Map<String, String> incidents = new ConcurrentHashMap<>();
    private final List<String> incidentRequests = new CopyOnWriteArrayList<>();
    private volatile int incidentFailure;
    private @Nullable HttpServer server;

    RemediationStandIn(@ConfigProperty(name = Surroundings.REMEDIATION_PORT) int port) {
        this.port = port;
    }

    private record Answer(int status, String type, String body) {}

    void start(@Observes StartupEvent event) throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        started.createContext("/v1/plans", this::answer);
        started.createContext("/v1/incidents/certificate-rejections", this::open);
        started.start();
        server = started;
    }

    void stop(@Observes ShutdownEvent event) {
        HttpServer running = server;
        if (running != null) {
            running.stop(0);
        }
    }

    /** From now on the authority of a plan is this JSON. */
    public void authority(String plan, String json) {
        answers.put(plan, new Answer(200, "application/json", json));
    }

    /** From now on asking for a plan fails. */
    public void fails(String plan, int status) {
        answers.put(plan, problem(status, "internal-error"));
    }

    /** The Authorization headers that were sent. */
    public List<String> callers() {
        return List.copyOf(callers);
    }

    /** Until {@link #opensIncidents()}, asking for an incident fails with this status. */
    public void opensNoIncidents(int status) {
        incidentFailure = status;
    }

    public void opensIncidents() {
        incidentFailure = 0;
    }

    /** The requests for incidents so far, each as key, space and body; failed ones too. */
    public List<String> incidentRequests() {
        return List.copyOf(incidentRequests);
    }

    /** As the contract says: the same key gives the same incident. */
    private void open(HttpExchange exchange) throws IOException {
        try (exchange) {
            String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            incidentRequests.add(
                    key + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            callers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (incidentFailure != 0) {
                send(exchange, problem(incidentFailure, "internal-error"));
                return;
            }
            String incident =
                    incidents.computeIfAbsent(key, unknown -> "INC-2026-%03d".formatted(incidents.size() + 1));
            send(exchange, new Answer(201, "application/json", "{\"incident\":\"%s\",\"more\":1}".formatted(incident)));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            callers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            String plan = Path.of(exchange.getRequestURI().getPath()).getName(2).toString();
            Answer answer = answers.getOrDefault(plan, problem(404, "not-found"));
            send(exchange, answer);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static Answer problem(int status, String name) {
        return new Answer(status, "application/problem+json", """
                {"type":"https://makewhole.example/problems/%s","title":"t","status":%d,"detail":"d"}
                """.formatted(name, status));
    }
}
