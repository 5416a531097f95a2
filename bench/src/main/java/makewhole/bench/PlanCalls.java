package makewhole.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.Account;
import makewhole.suite.machine.Service;
import makewhole.suite.machine.ServiceAlone;

/** Calls of remediation-service, each by somebody who may: from records of the firm to a payment run. */
final class PlanCalls implements AutoCloseable {
    private static final int HTTP_ERROR = 300;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final List<Account> APPROVERS = List.of(
            new Account("legal-1", "LEGAL"),
            new Account("operations-1", "OPERATIONS"),
            new Account("finance-1", "FINANCE"),
            new Account("finance-2", "FINANCE"));
    private static final Account AUTHOR = new Account("engineering-1", "ENGINEERING");
    private static final Account OPERATIONS = new Account("operations-2", "OPERATIONS");
    private static final Account AUDITOR = new Account("audit-1", "AUDIT");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final ServiceAlone service;

    PlanCalls(ServiceAlone service) {
        this.service = service;
    }

    /** A payment run with the digest that finance approves. */
    record Run(String id, String digest, int payments) {}

    /** Hands one file of the firm's records over. */
    void imports(String name, String csv) {
        String boundary = UUID.randomUUID().toString();
        String body =
                "--%1$s\r\nContent-Disposition: form-data; name=\"%2$s\"; filename=\"%2$s.csv\"\r\nContent-Type: text/csv\r\n\r\n%3$s\r\n--%1$s--\r\n"
                        .formatted(boundary, name, csv);
        send(request(OPERATIONS, "/v1/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    String declares() {
        return post(
                        AUTHOR,
                        "/v1/incidents",
                        Map.of(
                                "title", "A made-up incident",
                                "discoveredOn", "2026-09-21",
                                "reportedDeals", List.of("M-D-00000"),
                                "suspectedVersion", "proration-1"))
                .path("incident")
                .asText();
    }

    String drafts(String incident) {
        return post(
                        AUTHOR,
                        "/v1/incidents/%s/plans".formatted(incident),
                        Map.of(
                                "planDay", "2026-09-21",
                                "paymentDay", "2026-09-30",
                                "interestRule", "IRC_6621_A2_DAILY",
                                "idleCashReturned", "AT_CLOSE"))
                .path("plan")
                .asText();
    }

    /** Freezes it, and gives its digest. */
    String freezes(String plan) {
        return post(AUTHOR, "/v1/plans/%s/freeze".formatted(plan), Map.of())
                .path("digest")
                .asText();
    }

    /** As many persons approve it as it needs: a small plan does not need the second one of finance. */
    void approve(String plan, String digest) {
        String state = "FROZEN";
        for (Account account : APPROVERS) {
            if (state.equals("FROZEN")) {
                state = post(account, "/v1/plans/%s/approvals".formatted(plan), Map.of("digest", digest))
                        .path("state")
                        .asText();
            }
        }
    }

    /** Everything that another service asks for: all lines, and the digest worked out anew. Gives how long the text is. */
    long authority(String plan) {
        try {
            HttpResponse<InputStream> answer = http.send(
                    request(AUDITOR, "/v1/plans/%s/authority".formatted(plan))
                            .GET()
                            .build(),
                    BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return body.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException broken) {
            throw new CannotGoOnException("The authority of the plan broke off: " + broken, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotGoOnException("Stopped.", stopped);
        }
    }

    void explains(String plan, String line) {
        get("/v1/plans/%s/lines/%s/statement".formatted(plan, line));
    }

    void releases(String plan, String digest) {
        post(OPERATIONS, "/v1/plans/%s/release".formatted(plan), Map.of("digest", digest));
    }

    Run proposes(String plan) {
        JsonNode run = post(APPROVERS.get(2), "/v1/plans/%s/payment-runs".formatted(plan), Map.of("day", "2026-09-30"));
        return new Run(
                run.path("run").asText(),
                run.path("digest").asText(),
                run.path("payments").asInt());
    }

    void exports(Run run) {
        post(APPROVERS.get(3), "/v1/payment-runs/%s/approval".formatted(run.id()), Map.of("digest", run.digest()));
    }

    /** What the service's Java holds in its heap now, in bytes. */
    Optional<Long> heap() {
        try {
            HttpResponse<String> page = http.send(
                    request(AUDITOR, "/metrics")
                            .setHeader("Accept", "*/*")
                            .GET()
                            .build(),
                    BodyHandlers.ofString());
            return HeapUse.of(page.body());
        } catch (IOException notNow) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private JsonNode get(String path) {
        return send(request(AUDITOR, path).GET().build());
    }

    private JsonNode post(Account account, String path, Map<String, ?> body) {
        try {
            return send(request(account, path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build());
        } catch (IOException unwritable) {
            throw new CannotGoOnException("The request cannot be written: " + unwritable, unwritable);
        }
    }

    private HttpRequest.Builder request(Account account, String path) {
        String login = account.name() + ":" + service.password(account);
        return HttpRequest.newBuilder(URI.create(service.ports().url(Service.REMEDIATION) + path))
                .timeout(LONGEST)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= HTTP_ERROR) {
                throw new CannotGoOnException(
                        "%s was answered %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
            }
            return json.readTree(answer.body());
        } catch (IOException broken) {
            throw new CannotGoOnException("%s was not answered: %s".formatted(request.uri(), broken), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotGoOnException("Stopped.", stopped);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
