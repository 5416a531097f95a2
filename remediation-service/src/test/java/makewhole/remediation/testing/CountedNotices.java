package makewhole.remediation.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes notices over as notification-service does, and keeps nothing but their number: for more than memory can hold. */
public final class CountedNotices {
    private final AtomicInteger count = new AtomicInteger();
    private final HttpServer server;

    public CountedNotices() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/batches", this::answer);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /** Says at which port. */
    public int start() {
        server.start();
        return server.getAddress().getPort();
    }

    public void stop() {
        server.stop(0);
    }

    /** How many notices were handed over. */
    public int count() {
        return count.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                read(exchange);
            }
            boolean known = count.get() > 0;
            byte[] body = (known ? batch() : "{}").getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String batch() {
        return """
                {"batch":"b-1","state":"AWAITING_APPROVAL","counts":{"CREATED":%d},"openContacts":0,"told":{}}""".formatted(count.get());
    }

    private void read(HttpExchange exchange) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(exchange.getRequestBody(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{\"line\":\"L-")) {
                    count.incrementAndGet();
                }
            }
        }
    }
}
