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
import makewhole.suite.machine.RunningSuite;
import makewhole.suite.machine.Service;

/** Calls of allocation-service by one account, over HTTP/1.1 as most callers speak it. */
final class Calls implements AutoCloseable {
    private static final String CALLER = "operations-1";
    private static final int HTTP_ERROR = 300;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String authorization;

    Calls(RunningSuite suite) {
        this.url = suite.installation().ports().url(Service.ALLOCATION);
        String password = suite.password(new Account(CALLER, "OPERATIONS"));
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((CALLER + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Offers a made-up deal; returns when it is stored. */
    void offer(String deal, int investors) {
        post("/v1/deals", LiveDeals.body(deal, investors));
    }

    /** Shares out a deal that has been offered; returns when the allocation is published and durable. */
    void publish(String deal) {
        post("/v1/deals/%s/allocations".formatted(deal), "{}".getBytes(StandardCharsets.UTF_8));
    }

    private void post(String path, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= HTTP_ERROR) {
                throw new CannotGoOnException(
                        "%s was answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
            }
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
