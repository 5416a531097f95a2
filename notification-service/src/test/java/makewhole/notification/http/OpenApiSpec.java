package makewhole.notification.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import makewhole.notification.testing.Surroundings;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;

/** The committed API is the API. Run with {@code -Dopenapi.update=true} to write it down anew. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
class OpenApiSpec {
    private static final Path COMMITTED = Path.of("..", "docs", "api", "notification-service.yaml");

    @Test
    void the_api_is_the_one_that_is_committed() throws IOException {
        String actual = RestAssured.get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                // Where a test happens to listen is no part of the API.
                .replaceAll("(?m)^servers:\\n(- .*\\n|  .*\\n)*", "");
        if (Boolean.getBoolean("openapi.update")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(COMMITTED));
    }
}
