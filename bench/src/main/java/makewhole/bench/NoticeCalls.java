package makewhole.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.Account;
import makewhole.suite.machine.Service;
import makewhole.suite.machine.ServiceAlone;

/** Calls of notification-service: a service sends a batch, customer success approves it, and somebody watches. */
final class NoticeCalls implements AutoCloseable {
    private static final int HTTP_ERROR = 300;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long LEAST_PAUSE_MILLIS = 100;
    /** A report is counted anew each time; so a large batch is looked at less often, still a hundred times a run. */
    private static final int NOTICES_PER_MILLI_OF_PAUSE = 50;

    private static final long PROGRESS_NANOS = 10_000_000_000L;
    private static final int MAIL_BYTES_IF_UNKNOWN = 12_000;

    /** A batch that was taken in. */
    record Batch(String id, String digest, int notices) {}

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final ServiceAlone service;
    private final PlanStub plans;
    private final Consumer<String> progress;
    private int mailBytes = MAIL_BYTES_IF_UNKNOWN;

    NoticeCalls(ServiceAlone service, PlanStub plans, Consumer<String> progress) {
        this.service = service;
        this.plans = plans;
        this.progress = progress;
    }

    /** Sends rows; returns when they are checked, rendered and stored. */
    Batch upload(Path rows, int notices) {
        String plan = UUID.randomUUID().toString();
        plans.knows(plan, notices);
        String path =
                "/v1/batches?plan=%s&planDigest=%s&incident=%s".formatted(plan, PlanStub.DIGEST, PlanStub.INCIDENT);
        try {
            JsonNode batch =
                    post("remediation-service", "SERVICE", path, "application/x-ndjson", BodyPublishers.ofFile(rows));
            return new Batch(batch.path("batch").asText(), batch.path("digest").asText(), notices);
        } catch (IOException unreadable) {
            throw new CannotGoOnException("The rows cannot be read: " + unreadable, unreadable);
        }
    }

    Batch approved(Batch batch) {
        post(
                "customer-success-1",
                "CUSTOMER_SUCCESS",
                "/v1/batches/%s/approval".formatted(batch.id()),
                "application/json",
                BodyPublishers.ofString("{\"digest\":\"%s\"}".formatted(batch.digest())));
        return batch;
    }

    /** Returns when every notice was accepted. */
    void finished(Batch batch) {
        long began = System.nanoTime();
        long told = began;
        while (true) {
            JsonNode report = get("/v1/batches/" + batch.id());
            int sent = report.path("counts").path("SENT").asInt();
            if (report.path("state").asText().equals("DONE")) {
                if (sent != batch.notices()) {
                    throw new CannotGoOnException("Not all were sent: " + report);
                }
                mailBytes = sizeOfTheFirst(batch);
                return;
            }
            long now = System.nanoTime();
            if (now - began > LONGEST.toNanos()) {
                throw new CannotGoOnException("It takes too long: " + report);
            }
            if (now - told > PROGRESS_NANOS) {
                told = now;
                progress.accept("%,d of %,d sent after %d s"
                        .formatted(sent, batch.notices(), TimeUnit.NANOSECONDS.toSeconds(now - began)));
            }
            pause(Math.max(LEAST_PAUSE_MILLIS, batch.notices() / NOTICES_PER_MILLI_OF_PAUSE));
        }
    }

    /** About how long a mail is, as the generator's messages should be. */
    int bytesOfAMail() {
        return mailBytes;
    }

    private int sizeOfTheFirst(Batch batch) {
        JsonNode first = get("/v1/batches/%s/notices?limit=1".formatted(batch.id()))
                .path("items")
                .path(0);
        JsonNode notice = get("/v1/notices/" + first.path("notice").asText());
        return notice.path("text").asText().length()
                + notice.path("html").asText().length()
                + 1_000;
    }

    private JsonNode get(String path) {
        return send(request("audit-1", "AUDIT", path).GET().build());
    }

    private JsonNode post(String account, String role, String path, String type, BodyPublisher body) {
        return send(request(account, role, path)
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(body)
                .build());
    }

    private HttpRequest.Builder request(String account, String role, String path) {
        String login = account + ":" + service.password(new Account(account, role));
        return HttpRequest.newBuilder(URI.create(service.ports().url(Service.NOTIFICATION) + path))
                .timeout(LONGEST)
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

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
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
