package makewhole.remediation.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Speaks notification-service's contract as far as this service uses it, and adds up what it is sent. */
@Singleton
public class NotificationStandIn extends StandIn {
    private final Map<String, Map<String, Object>> batches = new ConcurrentHashMap<>();
    private final Map<String, List<JsonNode>> posted = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> toldBefore = new ConcurrentHashMap<>();
    private final Map<String, String> made = new ConcurrentHashMap<>();
    private final Map<Long, Map<String, Object>> told = new ConcurrentHashMap<>();
    private final Queue<Map<String, Object>> untold = new ConcurrentLinkedQueue<>();
    private final Map<Long, Map<String, Object>> broken = new ConcurrentHashMap<>();
    private final Map<Long, Map<String, Object>> whole = new ConcurrentHashMap<>();
    private final Map<String, Runnable> beforeReports = new ConcurrentHashMap<>();
    private volatile boolean knowsLegal;

    NotificationStandIn(@ConfigProperty(name = OtherServices.NOTIFICATION_PORT) int port, ObjectMapper json) {
        super(port, json);
        onPost("/v1/batches", this::create);
        onGet("/v1/batches/([^/]+)", this::get);
        onGet("/v1/batches/by-key/([^/]+)", this::madeUnder);
        onGet("/v1/batches/([^/]+)/notices", this::notices);
        onPost("/v1/messages", this::tell);
        onGet("/v1/events", this::news);
    }

    /** Tells an event the next time somebody asks for news. */
    public void tell(String event, Map<String, String> facts) {
        untold.add(Map.of("event", event, "facts", facts));
    }

    /** Tells an event that lacks a member which every event has. */
    public void tellWithout(String member, String event, Map<String, String> facts) {
        untold.add(Map.of("event", event, "facts", facts, "without", member));
    }

    /** Whoever asks for an event that lacked a member gets it whole from now on. */
    public void nowWhole(long position) {
        broken.put(position, whole.getOrDefault(position, Map.of()));
    }

    /** The positions after which news was asked for. */
    public List<Long> askedFor() {
        return calls("GET", "/v1/events").stream()
                .map(call -> Long.parseLong(call.parameter("after", "0")))
                .toList();
    }

    private Reply news(Call call, Matcher path) {
        long position = Long.parseLong(call.parameter("after", "0"));
        Map<String, Object> oldNews = broken.getOrDefault(position + 1, Map.of());
        if (!oldNews.isEmpty()) {
            return Reply.ok(List.of(oldNews));
        }
        List<Map<String, Object>> page = new ArrayList<>(toldAfter(position));
        position += page.size();
        for (Map<String, Object> next = untold.poll(); next != null; next = untold.poll()) {
            Map<String, Object> event = new LinkedHashMap<>(next);
            event.put("position", position + 1);
            event.put("at", OtherServices.STORY_BEGINS);
            event.put("aboutKind", "notice");
            event.put("aboutId", UUID.randomUUID().toString());
            event.put("subject", "customer-success-1");
            event.put("reason", "");
            event.put("previousHash", "hash-" + position);
            event.put("hash", "hash-" + (position + 1));
            page.add(told(event));
            position++;
            told.put(position, page.getLast());
        }
        return Reply.ok(page);
    }

    /** What was told already and not kept, as it seems: a journal tells the same again. */
    private List<Map<String, Object>> toldAfter(long position) {
        List<Map<String, Object>> again = new ArrayList<>();
        for (Map<String, Object> next = told.get(position + 1);
                next != null;
                next = told.get(position + again.size() + 1)) {
            again.add(next);
        }
        return again;
    }

    private Map<String, Object> told(Map<String, Object> event) {
        Object without = event.remove("without");
        if (without == null) {
            return event;
        }
        long position = Long.parseLong(String.valueOf(event.get("position")));
        whole.put(position, Map.copyOf(event));
        event.remove(String.valueOf(without));
        broken.put(position, Map.copyOf(event));
        return event;
    }

    /** The messages to an addressee about an incident, as they came in. */
    public List<JsonNode> told(String incident, String to) {
        return calls("POST", "/v1/messages").stream()
                .map(Call::body)
                .filter(body -> body.get("incident").asText().equals(incident))
                .filter(body -> body.get("to").get(0).asText().equals(to))
                .toList();
    }

    void start(@Observes StartupEvent started) {
        up();
    }

    void stop(@Observes ShutdownEvent stopped) {
        down();
    }

    /** Calls a batch off when the notices of these lines have been sent. */
    public void cancel(String batch, Set<String> told) {
        Map<String, Object> cancelled = new LinkedHashMap<>(batches.getOrDefault(batch, Map.of()));
        List<JsonNode> rows = posted.getOrDefault(batch, List.of());
        List<JsonNode> sent = rows.stream()
                .filter(row -> told.contains(row.get("line").asText()))
                .toList();
        cancelled.put("state", "CANCELLED");
        cancelled.put("counts", Map.of("SENT", sent.size(), "CANCELLED", rows.size() - sent.size()));
        cancelled.put("told", totals(sent));
        batches.put(batch, cancelled);
        toldBefore.put(batch, told);
    }

    /** So many customers of a batch are neither reached nor given up. */
    public void openContacts(String batch, int open) {
        Map<String, Object> other = new LinkedHashMap<>(batches.getOrDefault(batch, Map.of()));
        other.put("openContacts", open);
        batches.put(batch, other);
    }

    /** The lines of a batch, in the order in which they were posted. */
    public List<String> lines(String batch) {
        return posted.getOrDefault(batch, List.of()).stream()
                .map(row -> row.get("line").asText())
                .toList();
    }

    /** The row of a line, as it was posted. */
    public JsonNode row(String batch, String line) {
        return posted.getOrDefault(batch, List.of()).stream()
                .filter(row -> row.get("line").asText().equals(line))
                .findFirst()
                .orElseThrow();
    }

    /** Two pages, whatever size was asked for. */
    private Reply notices(Call call, Matcher path) {
        List<String> lines = lines(path.group(1));
        Set<String> told = toldBefore.getOrDefault(path.group(1), Set.of());
        int half = (lines.size() + 1) / 2;
        boolean first = Integer.parseInt(call.parameter("after", "0")) == 0;
        List<Map<String, String>> items = (first ? lines.subList(0, half) : lines.subList(half, lines.size()))
                .stream()
                        .map(line -> Map.of("line", line, "state", told.contains(line) ? "SENT" : "CANCELLED"))
                        .toList();
        Map<String, Object> page = new LinkedHashMap<>(Map.of("items", items));
        if (first) {
            page.put("next", half);
        }
        return Reply.ok(page);
    }

    /** Sends every notice of a batch. */
    public void send(String batch) {
        Map<String, Object> sent = new LinkedHashMap<>(batches.getOrDefault(batch, Map.of()));
        sent.put("state", "DONE");
        sent.put("counts", Map.of("SENT", sent.getOrDefault("rows", 0)));
        batches.put(batch, sent);
    }

    /** Makes the total of a batch another one, as a fault of that service would. */
    public void tamper(String batch, String currency, String amount) {
        Map<String, Object> other = new LinkedHashMap<>(batches.getOrDefault(batch, Map.of()));
        other.put("told", Map.of(currency, Map.of("amount", amount, "rows", other.getOrDefault("rows", 0))));
        batches.put(batch, other);
    }

    /** Does something, once, when a batch is asked for the next time, and answers only then. */
    public void beforeNextReport(String batch, Runnable deed) {
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        beforeReports.put(batch, () -> {
            Thread.currentThread().setContextClassLoader(ours);
            deed.run();
        });
    }

    private Reply get(Call call, Matcher path) {
        Runnable before = beforeReports.remove(path.group(1));
        if (before != null) {
            before.run();
        }
        Map<String, Object> batch = batches.get(path.group(1));
        return batch == null ? Reply.problem(404, "not-found", "no such batch") : Reply.ok(batch);
    }

    private Reply madeUnder(Call call, Matcher path) {
        Map<String, Object> batch = batches.get(made.getOrDefault(path.group(1), ""));
        return batch == null ? Reply.problem(404, "not-found", "no batch was made under it") : Reply.ok(batch);
    }

    /** Everybody is in the directory but legal, unless they were added. */
    public void knowsLegal(boolean known) {
        knowsLegal = known;
    }

    private Reply tell(Call call, Matcher path) {
        return !knowsLegal && call.body().get("to").get(0).asText().equals("LEGAL")
                ? Reply.problem(409, "addressee-unknown", "LEGAL is not in the directory")
                : new Reply(202, Map.of("batch", UUID.randomUUID().toString()));
    }

    private Reply create(Call call, Matcher path) {
        String id = UUID.randomUUID().toString();
        List<JsonNode> posting = new ArrayList<>();
        call.body().forEach(posting::add);
        posted.put(id, posting);
        Map<String, Object> totals = totals(posting);
        Map<String, Object> batch = Map.of(
                "batch",
                id,
                "plan",
                call.parameter("plan", ""),
                "state",
                "AWAITING_APPROVAL",
                "digest",
                "sha256:" + "0".repeat(64),
                "rows",
                posting.size(),
                "counts",
                Map.of("CREATED", posting.size()),
                "openContacts",
                0,
                "told",
                totals);
        batches.put(id, batch);
        made.put(call.idempotencyKey(), id);
        return new Reply(201, batch);
    }

    private static Map<String, Object> totals(List<JsonNode> posting) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        Map<String, Integer> rows = new TreeMap<>();
        for (JsonNode row : posting) {
            String currency = row.get("amount").get("currency").asText();
            sums.merge(currency, new BigDecimal(row.get("amount").get("amount").asText()), BigDecimal::add);
            rows.merge(currency, 1, Integer::sum);
        }
        Map<String, Object> totals = new TreeMap<>();
        sums.forEach((currency, sum) ->
                totals.put(currency, Map.of("amount", sum.toPlainString(), "rows", rows.getOrDefault(currency, 0))));
        return totals;
    }
}
