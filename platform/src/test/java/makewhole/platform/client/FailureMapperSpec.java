package makewhole.platform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import makewhole.platform.testing.EmbeddedDatabase;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class FailureMapperSpec {
    @Path("/v1")
    interface Api {
        @GET
        @Path("/events")
        @Produces("application/json")
        String events();
    }

    @Test
    void a_problem_without_row_errors_is_known_by_its_name() {
        Api api = RestClientBuilder.newBuilder()
                .baseUri(URI.create(RestAssured.baseURI + ":" + RestAssured.port))
                .register(FailureMapper.class)
                .build(Api.class);
        LastingFailure refused = catchThrowableOfType(LastingFailure.class, api::events);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("authentication-required");
        assertThat(refused.detail()).isNotBlank();
    }
}
