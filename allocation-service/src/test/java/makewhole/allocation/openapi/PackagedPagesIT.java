package makewhole.allocation.openapi;

import static makewhole.allocation.testing.Calls.as;
import static org.hamcrest.Matchers.containsString;

import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.PackagedService;
import org.junit.jupiter.api.Test;

/** The page on which calls can be tried out is packaged, and off where nobody switches it on. */
class PackagedPagesIT {
    @Test
    void in_production_there_is_no_page_to_try_calls_out_and_the_description_is_there() {
        EmbeddedDatabase database = new EmbeddedDatabase();
        Map<String, String> settings = database.start();
        try {
            try (PackagedService service =
                    PackagedService.start("packaged-pages-it", PackagedService.SHORT_LIVED, settings)) {
                for (String path : new String[] {"/q/swagger-ui", "/q/swagger-ui/", "/q/swagger-ui/index.html"}) {
                    as("audit-1").port(service.port()).get(path).then().statusCode(404);
                }
                as("audit-1")
                        .port(service.port())
                        .get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .body(containsString("/v1/deals/{deal}/allocations"));
            }
        } finally {
            database.stop();
        }
    }
}
