package makewhole.allocation.openapi;

import static org.hamcrest.Matchers.containsString;

import java.util.Map;
import makewhole.allocation.testing.PackagedService;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;

/** The page on which calls can be tried out is packaged, and off where nobody switches it on. */
class PackagedPagesIT {
    @Test
    void in_production_there_is_no_page_to_try_calls_out_and_the_description_is_there() throws Exception {
        EmbeddedDatabase database = new EmbeddedDatabase();
        Map<String, String> settings = database.start();
        try {
            PackagedService service = PackagedService.start("packaged-pages-it", settings);
            try {
                for (String path : new String[] {"/q/swagger-ui", "/q/swagger-ui/", "/q/swagger-ui/index.html"}) {
                    service.as("audit-1").get(path).then().statusCode(404);
                }
                service.as("audit-1")
                        .get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .body(containsString("/v1/deals/{deal}/allocations"));
            } finally {
                service.kill();
            }
        } finally {
            database.stop();
        }
    }
}
