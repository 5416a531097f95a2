package makewhole.platform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import makewhole.platform.problem.Problem;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class FailureMapperSpec {
    @Path("/")
    interface Api {
        @GET
        String get();
    }

    @Test
    void a_refusal_is_judged_by_the_type_of_its_problem() throws IOException {
        assertThatThrownBy(() -> answered(503, Problem.MEDIA_TYPE, problem("kill-switch-engaged")))
                .isInstanceOfSatisfying(
                        LastingFailure.class,
                        failure -> assertThat(failure.problem()).isEqualTo("kill-switch-engaged"))
                .hasMessageContaining("why it is so");
        assertThatThrownBy(() -> answered(409, Problem.MEDIA_TYPE, problem("request-still-running")))
                .isInstanceOf(PassingFailure.class);
        assertThatThrownBy(() -> answered(503, Problem.MEDIA_TYPE, problem("overloaded")))
                .isInstanceOf(PassingFailure.class);
        assertThatThrownBy(() -> answered(409, Problem.MEDIA_TYPE, problem("deal-closed")))
                .isInstanceOf(LastingFailure.class);
    }

    @Test
    void what_is_no_problem_detail_is_judged_by_its_status() throws IOException {
        assertThatThrownBy(() -> answered(502, "text/html", "<h1>Bad gateway</h1>"))
                .isInstanceOf(PassingFailure.class);
        assertThatThrownBy(() -> answered(404, "text/html", "")).isInstanceOf(LastingFailure.class);
    }

    private static String answered(int status, String type, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
        try {
            return QuarkusRestClientBuilder.newBuilder()
                    .baseUri(
                            URI.create("http://localhost:" + server.getAddress().getPort()))
                    .register(FailureMapper.class)
                    .build(Api.class)
                    .get();
        } finally {
            server.stop(0);
        }
    }

    private static String problem(String name) {
        return """
                {"type":"https://makewhole.example/problems/%s","title":"x","status":409,"detail":"why it is so"}
                """.formatted(name);
    }
}
