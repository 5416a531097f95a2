package makewhole.allocation.deal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.FreePort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The packaged service with a heap of 200 MB, of which it needs a third for itself, takes in and gives out books. With
 * {@code -Dbooks.commitments=1000000} each upload is larger than that heap, and so are the objects of a book of that size;
 * this takes some minutes. Every build does the same with fewer.
 */
class BooksInFlatMemoryIT {
    private static final int MANY = Integer.getInteger("books.commitments", 100_000);
    private static final EmbeddedDatabase DATABASE = new EmbeddedDatabase();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static @Nullable Process service;
    private static String address = "";

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> settings = DATABASE.start();
        int port = FreePort.any();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dquarkus.http.port=" + port));
        settings.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.addAll(List.of(
                "-jar", Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        Process started = new ProcessBuilder(command).inheritIO().start();
        service = started;
        address = "http://localhost:" + port;
        Waiting.until("the service is ready", () -> {
            assertThat(started.isAlive()).as("the service runs").isTrue();
            return isReady();
        });
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (service != null) {
            service.destroy();
            service.waitFor(20, TimeUnit.SECONDS);
            service.destroyForcibly();
        }
        DATABASE.stop();
    }

    @Test
    void one_deal_with_very_many_commitments_comes_in_as_lines_and_goes_out_again() throws Exception {
        Stream<String> lines = Stream.concat(
                Stream.of("""
                        {"kind":"deal","deal_id":"BIG","name":"Big","currency":"USD","unit_price":"1","allocation_amount":"100.00",\
                        "closed_on":"2024-03-10","funded_on":"2024-03-12","correction_window_ends_on":"2024-04-09",\
                        "algorithm_version":"long-ago-1"}
                        """), IntStream.range(0, MANY).mapToObj(i -> """
                        {"kind":"commitment","deal_id":"BIG","investor_id":"INV-%d","requested":"%d.00","average":"50.00",\
                        "limit":"60.00","limit_kind":"STATUTORY","committed_at":"2024-02-18T20:%02d:00Z","booked":"10.00"}
                        """.formatted(i, i % 1_000, i % 60)));
        HttpResponse<String> taken = post("/v1/imports", "application/x-ndjson", new Texts(lines.iterator()));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(taken.body()).contains("\"commitments\":" + MANY);
        HttpResponse<Stream<String>> given = HTTP.send(
                request("/v1/deals/BIG/book")
                        .header("Accept", "application/x-ndjson")
                        .build(),
                BodyHandlers.ofLines());
        try (Stream<String> rows = given.body()) {
            assertThat(rows.count()).isEqualTo(MANY + 1L);
        }
    }

    @Test
    void very_many_deals_with_a_hundred_commitments_each_come_in_as_csv() throws Exception {
        int deals = MANY / 100;
        Stream<String> form = Stream.of(
                        part("deals"),
                        Stream.of("deal_id,name,currency,unit_price,allocation_amount,closed_on,funded_on,"
                                + "correction_window_ends_on,algorithm_version\n"),
                        rows(deals, "D-%d,Deal,USD,1,100.00,2024-03-10,2024-03-12,2024-04-09,long-ago-1\n"::formatted),
                        part("commitments"),
                        Stream.of("deal_id,investor_id,requested,average,limit,limit_kind,committed_at,booked\n"),
                        rows(MANY, i -> "D-%d,INV-%d,80.00,50.00,,,2024-02-18T20:00:00Z,1.00\n".formatted(i / 100, i)),
                        Stream.of("\r\n--cut--\r\n"))
                .flatMap(texts -> texts);
        HttpResponse<String> taken =
                post("/v1/imports", "multipart/form-data; boundary=cut", new Texts(form.iterator()));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(taken.body()).contains("\"deals\":" + deals, "\"commitments\":" + MANY);
    }

    private static Stream<String> rows(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row);
    }

    private static Stream<String> part(String name) {
        return Stream.of("\r\n--cut\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s.csv\"\r\n"
                        .formatted(name, name)
                + "Content-Type: text/csv\r\n\r\n");
    }

    private static HttpResponse<String> post(String path, String type, InputStream body) throws Exception {
        return HTTP.send(
                request(path)
                        .header("Content-Type", type)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofInputStream(() -> body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        String account = "operations-1:" + Accounts.PASSWORD;
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account.getBytes(UTF_8)));
    }

    private static boolean isReady() throws InterruptedException, IOException {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(URI.create(address + "/q/health/ready"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    /** Texts one after the other, made while they are read. */
    private static final class Texts extends InputStream {
        private final Iterator<String> texts;
        private InputStream current = new ByteArrayInputStream(new byte[0]);

        Texts(Iterator<String> texts) {
            this.texts = texts;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int filled = 0;
            while (filled < length) {
                int read = current.read(target, offset + filled, length - filled);
                if (read > 0) {
                    filled += read;
                } else if (texts.hasNext()) {
                    current = new ByteArrayInputStream(texts.next().getBytes(UTF_8));
                } else {
                    return filled == 0 ? -1 : filled;
                }
            }
            return filled;
        }
    }
}
