package makewhole.remediation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.OtherServices;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class OpenApiSpec {
    private static final Path COMMITTED = Path.of("../docs/api/remediation-service.yaml");

    @Test
    void the_committed_description_is_what_the_service_offers() throws IOException {
        String offered =
                given().get("/q/openapi").then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("openapi.update")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, offered);
        }
        assertThat(offered)
                .as("If the change is meant, run: ./mvnw -pl remediation-service test -Dtest=OpenApiSpec"
                        + " -Dopenapi.update=true and commit docs/api/remediation-service.yaml")
                .isEqualTo(Files.readString(COMMITTED));
    }
}
