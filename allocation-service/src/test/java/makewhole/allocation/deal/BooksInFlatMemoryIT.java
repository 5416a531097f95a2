package makewhole.allocation.deal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.PackagedService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The packaged service with a heap of 72 MB, of which it needs a third for itself, takes in and gives out books in every
 * format. Each commitment carries a long reason, so that one upload, one answer, or a list of what is in it does not fit
 * beside that. As Java's clients do, this one asks with its first upload to go on in HTTP/2. {@code
 * -Dbooks.commitments=1000000} takes some minutes; every build does the same with fewer.
 */
class BooksInFlatMemoryIT {
    private static final int MANY = Integer.getInteger("books.commitments", 32_000);
    private static final List<String> OPTIONS =
            List.of("-Xmx72m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

    /** 1,600 characters; fewer in an upload of a million, which must stay below one GiB. */
    private static final String REASON = "because ".repeat(Math.min(200, 75_000_000 / MANY));

    private static final EmbeddedDatabase DATABASE = new EmbeddedDatabase();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static @Nullable PackagedService service;

    @BeforeAll
    static void start() {
        service = PackagedService.start("books-in-flat-memory-it", OPTIONS, DATABASE.start());
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.kill();
        }
        DATABASE.stop();
    }

    @Test
    void one_deal_with_very_many_commitments_comes_in_as_lines_and_goes_out_again() throws Exception {
        Stream<String> lines = Stream.concat(
                        Stream.of("\"kind\":\"deal\"," + deal("LINES")),
                        commitments(i -> "\"kind\":\"commitment\"," + commitment("LINES", i)))
                .map("{%s}\n"::formatted);

        assertTaken(post("application/x-ndjson", lines), 1);

        assertThat(lines("/v1/deals/LINES/book", "application/x-ndjson")).isEqualTo(MANY + 1L);
    }

    @Test
    void one_deal_with_very_many_commitments_comes_in_as_one_document_and_goes_out_again() throws Exception {
        Stream<String> document = Stream.of(
                        Stream.of("{\"deals\":[{%s}],\"commitments\":[".formatted(deal("DOCUMENT"))),
                        commitments(i -> (i == 0 ? "{%s}" : ",{%s}").formatted(commitment("DOCUMENT", i))),
                        Stream.of("]}"))
                .flatMap(texts -> texts);

        assertTaken(post("application/json", document), 1);

        assertThat(objects("/v1/exports?deal=DOCUMENT"))
                .as("the document, its deal and its commitments")
                .isEqualTo(MANY + 2L);
    }

    @Test
    void very_many_deals_with_a_hundred_commitments_each_come_in_as_csv_and_go_out_again() throws Exception {
        int deals = MANY / 100;
        String version = "of-many-deals";
        Stream<String> form = Stream.of(
                        part("deals"),
                        Stream.of("deal_id,name,currency,unit_price,allocation_amount,closed_on,funded_on,"
                                + "correction_window_ends_on,algorithm_version\n"),
                        IntStream.range(0, deals)
                                .mapToObj(i -> "D-%d,Deal,USD,1,100.00,2024-03-10,2024-03-12,2024-04-09,%s\n"
                                        .formatted(i, version)),
                        part("commitments"),
                        Stream.of("deal_id,investor_id,requested,average,limit,limit_kind,committed_at,booked,"
                                + "override_amount,override_reason,override_requested_by,override_confirmed_by\n"),
                        commitments(i -> "D-%d,INV-%d,80.00,50.00,,,2024-02-18T20:00:00Z,1.00,0.00,%s,ann,ben\n"
                                .formatted(i / 100, i, REASON)),
                        Stream.of("\r\n--cut--\r\n"))
                .flatMap(texts -> texts);

        assertTaken(post("multipart/form-data; boundary=cut", form), deals);

        assertThat(lines("/v1/exports/deals?version=" + version, "text/csv")).isEqualTo(deals + 1L);
        assertThat(lines("/v1/exports/commitments?version=" + version, "text/csv"))
                .isEqualTo(MANY + 1L);
    }

    private static void assertTaken(HttpResponse<String> taken, int deals) {
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(taken.body()).contains("\"deals\":" + deals, "\"commitments\":" + MANY);
    }

    private static Stream<String> commitments(IntFunction<String> row) {
        return IntStream.range(0, MANY).mapToObj(row);
    }

    private static String deal(String id) {
        return """
                "deal_id":"%s","name":"Big","currency":"USD","unit_price":"1","allocation_amount":"100.00",\
                "closed_on":"2024-03-10","funded_on":"2024-03-12","correction_window_ends_on":"2024-04-09",\
                "algorithm_version":"long-ago-1"\
                """.formatted(id);
    }

    private static String commitment(String deal, int i) {
        return """
                "deal_id":"%s","investor_id":"INV-%d","requested":"%d.00","average":"50.00","limit":"60.00",\
                "limit_kind":"STATUTORY","committed_at":"2024-02-18T20:%02d:00Z","booked":"10.00","override_amount":"0.00",\
                "override_reason":"%s","override_requested_by":"ann","override_confirmed_by":"ben"\
                """.formatted(deal, i, i % 1_000, i % 60, REASON);
    }

    private static Stream<String> part(String name) {
        return Stream.of("\r\n--cut\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s.csv\"\r\n"
                        .formatted(name, name)
                + "Content-Type: text/csv\r\n\r\n");
    }

    private static HttpResponse<String> post(String type, Stream<String> body) throws Exception {
        return HTTP.send(
                request("/v1/imports")
                        .header("Content-Type", type)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofInputStream(() -> new Texts(body.iterator())))
                        .build(),
                BodyHandlers.ofString());
    }

    private static long lines(String path, String type) throws Exception {
        HttpResponse<Stream<String>> given =
                HTTP.send(request(path).header("Accept", type).build(), BodyHandlers.ofLines());
        assertThat(given.statusCode()).isEqualTo(200);
        try (Stream<String> lines = given.body()) {
            return lines.count();
        }
    }

    /** How many JSON objects a document has. */
    private static long objects(String path) throws Exception {
        HttpResponse<InputStream> given =
                HTTP.send(request(path).header("Accept", "application/json").build(), BodyHandlers.ofInputStream());
        assertThat(given.statusCode()).isEqualTo(200);
        try (JsonParser parser = new JsonFactory().createParser(given.body())) {
            long objects = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                objects += token == JsonToken.START_OBJECT ? 1 : 0;
            }
            return objects;
        }
    }

    private static HttpRequest.Builder request(String path) {
        String account = "operations-1:" + Accounts.PASSWORD;
        int port = requireNonNull(service).port();
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account.getBytes(UTF_8)));
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
