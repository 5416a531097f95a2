package makewhole.notification.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
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
    private final Map<String, List<Map<String, Object>>> answered = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int answers = 200;
    private volatile String problem = "";
    private volatile Map<String, Object> taken = Map.of("answer", "taken");

    /** By choice, the problem with which its answers are refused, whatever the others are answered with. */
    private final Map<String, String> refused = new ConcurrentHashMap<>();

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
            if (exchange.getRequestMethod().equals("POST")) {
                take(exchange, path);
                return;
            }
            String plan = path.substring("/v1/plans/".length(), path.lastIndexOf('/'));
            if (path.endsWith("/answers")) {
                answerWith(exchange, 200, Map.of("items", answered.getOrDefault(plan, List.of())));
                return;
            }
            boolean known = exchange.getRequestHeaders().containsKey("Authorization") && authorities.containsKey(plan);
            byte[] body = write(authorities.getOrDefault(plan, NOT_FOUND));
            exchange.getResponseHeaders().add("Content-Type", known ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static void answerWith(HttpExchange exchange, int status, Object content) throws IOException {
        byte[] body = write(content);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** From now on these lines of a plan have answers, however they came. */
    public void hasAnswers(String plan, String... lines) {
        answered.put(
                plan,
                Stream.of(lines)
                        .map(line -> Map.<String, Object>of("line", line, "answer", "KEEP", "decided", false))
                        .toList());
    }

    private void take(HttpExchange exchange, String path) throws IOException {
        String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(path + " " + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + said);
        String refusal = refused.entrySet().stream()
                .filter(choice -> said.contains("\"" + choice.getKey() + "\""))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        int status = refusal.isEmpty() ? answers : 409;
        String problem = refusal.isEmpty() ? this.problem : refusal;
        boolean bare = status != 200 && problem.isEmpty();
        byte[] body = bare
                ? "<html>default backend</html>".getBytes(StandardCharsets.UTF_8)
                : write(
                        status == 200
                                ? taken
                                : Map.of("type", "https://makewhole.example/problems/" + problem, "status", status));
        exchange.getResponseHeaders()
                .add(
                        "Content-Type",
                        bare ? "text/html" : status == 200 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Every answer that was handed over: path, key and body. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** From now on answers are answered with this status; if it is a refusal, their line is decided. */
    public void answersWith(int status) {
        answersWith(status, "answer-final");
    }

    /** From now on answers are answered with this problem, or with none if it has no name, as an ingress does. */
    public void answersWith(int status, String problem) {
        this.problem = problem;
        answers = status;
    }

    /** From now on every answer that is taken is told whether it counts; the release before tells nothing of that. */
    public void says(boolean counts) {
        taken = Map.of("answer", "taken", "counts", counts);
    }

    /** From now on answers that choose so are refused with this problem, whatever the others are answered with. */
    public void refuses(String choice, String problem) {
        refused.put(choice, problem);
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
