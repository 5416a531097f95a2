package makewhole.suite.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.suite.CannotGoOnException;
import makewhole.suite.machine.Account;
import makewhole.suite.machine.Ports;
import makewhole.suite.machine.Service;

/** Somebody with an account, who calls the services. Every change carries an idempotency key of its own. */
public final class Person {
    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);
    private static final String LINE_END = "\r\n";

    private final HttpClient http;
    private final Ports ports;
    private final Account account;
    private final String authorization;
    private final Duration longestAnswer;

    public Person(HttpClient http, Ports ports, Account account, String password) {
        this(http, ports, account, password, LONGEST_ANSWER);
    }

    /** Somebody who does not wait for an answer as long as others do. */
    public Person(HttpClient http, Ports ports, Account account, String password, Duration longestAnswer) {
        this.http = http;
        this.ports = ports;
        this.account = account;
        this.longestAnswer = longestAnswer;
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString((account.name() + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public String name() {
        return account.name();
    }

    public Answer get(Service service, String path) {
        return get(service, path, "application/json");
    }

    public Answer get(Service service, String path, String mediaType) {
        return send(request(service, path, "GET", BodyPublishers.noBody()).header("Accept", mediaType));
    }

    /** A file as it is, such as a PDF. */
    public byte[] file(Service service, String path, String mediaType) {
        HttpRequest request = request(service, path, "GET", BodyPublishers.noBody())
                .header("Accept", mediaType)
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != OK) {
                throw new CannotGoOnException(
                        "%s was answered with %d".formatted(request.uri(), response.statusCode()));
            }
            return response.body();
        } catch (IOException broken) {
            throw new CannotGoOnException("%s was not answered: %s".formatted(request.uri(), broken), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotGoOnException("Stopped.", stopped);
        }
    }

    /** Asks for a change; {@code body} is written as JSON. */
    public Answer post(Service service, String path, Object body) {
        return send(request(service, path, "POST", json(body))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** Asks for a change; {@code body} is written as JSON. */
    public Answer put(Service service, String path, Object body) {
        return send(request(service, path, "PUT", json(body))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** Sends files, each under the name of its part. */
    public Answer upload(Service service, String path, Map<String, Path> parts) {
        String boundary = "makewhole-" + UUID.randomUUID();
        return send(request(service, path, "POST", BodyPublishers.ofByteArrays(multipart(parts, boundary)))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Accept", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private HttpRequest.Builder request(Service service, String path, String method, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(ports.url(service) + path))
                .timeout(longestAnswer)
                .header("Authorization", authorization)
                .method(method, body);
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        String name = "%s %s as %s".formatted(request.method(), request.uri(), account.name());
        try {
            var response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(name, response.statusCode(), response.body());
        } catch (IOException broken) {
            throw new CannotGoOnException("%s was not answered: %s".formatted(name, broken), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotGoOnException("Stopped.", stopped);
        }
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
    }

    private static List<byte[]> multipart(Map<String, Path> parts, String boundary) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        parts.forEach((part, file) -> {
            String head = "--" + boundary + LINE_END
                    + "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"".formatted(part, file.getFileName())
                    + LINE_END + "Content-Type: text/csv" + LINE_END + LINE_END;
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            try {
                body.writeBytes(Files.readAllBytes(file));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            body.writeBytes(LINE_END.getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + boundary + "--" + LINE_END).getBytes(StandardCharsets.UTF_8));
        return List.of(body.toByteArray());
    }
}
