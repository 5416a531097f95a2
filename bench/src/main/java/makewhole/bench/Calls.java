package makewhole.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.Account;
import makewhole.suite.machine.Replicas;
import makewhole.suite.machine.RunningSuite;
import makewhole.suite.machine.Service;

/** Calls of allocation-service by one account, over HTTP/1.1 as most callers speak it. */
final class Calls implements AutoCloseable {
    private static final Account CALLER = new Account("operations-1", "OPERATIONS");
    private static final Account AUDITOR = new Account("engineering-1", "ENGINEERING");
    private static final int HTTP_ERROR = 300;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String authorization;

    private Calls(String url, Account account, String password) {
        this.url = url;
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString((account.name() + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Of somebody who offers and publishes. */
    static Calls by(RunningSuite suite) {
        return new Calls(suite.installation().ports().url(Service.ALLOCATION), CALLER, suite.password(CALLER));
    }

    /** Of somebody who audits, to the first replica. */
    static Calls by(Replicas replicas) {
        return new Calls(
                replicas.all().getFirst().ports().url(Service.ALLOCATION), AUDITOR, replicas.password(AUDITOR));
    }

    /** Offers a made-up deal; returns when it is stored. */
    String offer(String deal, int investors) {
        return post("/v1/deals", LiveDeals.body(deal, investors));
    }

    /** Shares out a deal that has been offered; returns when the allocation is published and durable. */
    String publish(String deal) {
        return post("/v1/deals/%s/allocations".formatted(deal), "{}".getBytes(StandardCharsets.UTF_8));
    }

    String post(String path, byte[] body) {
        return send(
                path,
                request(path, "application/json")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    String get(String path) {
        return send(path, request(path, "*/*").GET().build());
    }

    private HttpRequest.Builder request(String path, String accepted) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", authorization)
                .header("Accept", accepted);
    }

    private String send(String path, HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= HTTP_ERROR) {
                throw new CannotGoOnException(
                        "%s was answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException broken) {
            throw new CannotGoOnException("%s was not answered: %s".formatted(path, broken), broken);
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
