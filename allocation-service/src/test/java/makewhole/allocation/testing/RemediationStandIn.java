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

/** A real HTTP server that speaks remediation-service's part of a plan's authority. */
@ApplicationScoped
public class RemediationStandIn {
    private final int port;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> callers = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;

    RemediationStandIn(@ConfigProperty(name = Surroundings.REMEDIATION_PORT) int port) {
        this.port = port;
    }

    private record Answer(int status, String type, String body) {}

    void start(@Observes StartupEvent event) throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        started.createContext("/v1/plans", this::answer);
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

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            callers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            String plan = Path.of(exchange.getRequestURI().getPath()).getName(2).toString();
            Answer answer = answers.getOrDefault(plan, problem(404, "not-found"));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Answer problem(int status, String name) {
        return new Answer(status, "application/problem+json", """
                {"type":"https://makewhole.example/problems/%s","title":"t","status":%d,"detail":"d"}
                """.formatted(name, status));
    }
}
