package makewhole.remediation.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makewhole.platform.testing.Accounts;
import org.jspecify.annotations.Nullable;

/** A real HTTP server that speaks a part of another service's contract, and can be down or lose an answer. */
public abstract class StandIn {
    private static final String CALLER = "Basic "
            + Base64.getEncoder()
                    .encodeToString(("remediation-service:" + Accounts.PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final int port;
    private final ObjectMapper json;
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Pattern> toLose = new CopyOnWriteArrayList<>();
    private final Map<String, Reply> kept = new ConcurrentHashMap<>();
    private @Nullable HttpServer server;

    protected StandIn(int port, ObjectMapper json) {
        this.port = port;
        this.json = json;
    }

    /** A request as it came in. */
    public record Call(String method, String path, String query, String idempotencyKey, JsonNode body) {
        /** A parameter of the query, or the given value. */
        public String parameter(String name, String otherwise) {
            for (String pair : query.split("&", -1)) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
            return otherwise;
        }
    }

    /** An answer: a status and what is written as JSON. */
    public record Reply(int status, Object body) {
        public static Reply ok(Object body) {
            return new Reply(200, body);
        }

        public static Reply problem(int status, String name, String detail) {
            return new Reply(
                    status,
                    Map.of(
                            "type", "https://makewhole.example/problems/" + name,
                            "title", name,
                            "status", status,
                            "detail", detail));
        }
    }

    /** How a kind of request is answered. */
    @FunctionalInterface
    public interface Answer {
        Reply to(Call call, Matcher path);
    }

    private record Route(String method, Pattern path, boolean kept, Answer answer) {}

    /** Answers reads whose path matches; a later route goes before an earlier one. */
    public final void onGet(String path, Answer answer) {
        routes.addFirst(new Route("GET", Pattern.compile(path), false, answer));
    }

    /** Answers commands whose path matches, the same key with the same answer. */
    public final void onPost(String path, Answer answer) {
        routes.addFirst(new Route("POST", Pattern.compile(path), true, answer));
    }

    /** The requests so far, answered or not. */
    public final List<Call> calls(String method, String path) {
        Pattern pattern = Pattern.compile(path);
        return calls.stream()
                .filter(call -> call.method().equals(method)
                        && pattern.matcher(call.path()).matches())
                .toList();
    }

    /** The next command whose path matches takes effect, but its answer never arrives. */
    public final void loseNextAnswer(String path) {
        toLose.add(Pattern.compile(path));
    }

    public final synchronized void up() {
        if (server != null) {
            return;
        }
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::handle);
            started.start();
            server = started;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    public final synchronized void down() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = read(exchange);
            calls.add(call);
            Reply reply = CALLER.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    ? reply(call)
                    : Reply.problem(401, "authentication-required", "who are you?");
            if (toLose.removeIf(lost -> lost.matcher(call.path()).matches())) {
                return;
            }
            byte[] body = json.writeValueAsBytes(reply.body());
            exchange.getResponseHeaders()
                    .add("Content-Type", reply.status() < 400 ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply reply(Call call) {
        for (Route route : routes) {
            Matcher path = route.path().matcher(call.path());
            if (route.method().equals(call.method()) && path.matches()) {
                return route.kept() ? keep(call, route, path) : route.answer().to(call, path);
            }
        }
        return Reply.problem(404, "not-found", call.path());
    }

    /** Idempotent as the contract says: refusals are not kept. */
    private Reply keep(Call call, Route route, Matcher path) {
        if (call.idempotencyKey().isEmpty()) {
            return Reply.problem(400, "idempotency-key-missing", "send one");
        }
        String key = call.path() + " " + call.idempotencyKey();
        return Optional.ofNullable(kept.get(key)).orElseGet(() -> {
            Reply reply = route.answer().to(call, path);
            if (reply.status() < 300) {
                kept.put(key, reply);
            }
            return reply;
        });
    }

    private Call read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String query = exchange.getRequestURI().getRawQuery();
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                key == null ? "" : key,
                isLines(exchange) ? parseLines(body) : parse(body));
    }

    private static boolean isLines(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                .startsWith("application/x-ndjson");
    }

    /** Lines of JSON as a list. */
    private JsonNode parseLines(byte[] body) throws IOException {
        try (MappingIterator<JsonNode> lines = json.readerFor(JsonNode.class).readValues(body)) {
            return json.createArrayNode().addAll(lines.readAll());
        }
    }

    private JsonNode parse(byte[] body) throws IOException {
        try {
            return body.length == 0 ? NullNode.getInstance() : json.readTree(body);
        } catch (JsonProcessingException notJson) {
            return NullNode.getInstance();
        }
    }
}
