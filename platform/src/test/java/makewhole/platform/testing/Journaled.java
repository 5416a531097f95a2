package makewhole.platform.testing;

import static io.restassured.RestAssured.given;

import io.restassured.common.mapper.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the service under test has in its journal, which all specifications of a run share. */
public final class Journaled {
    private static final int MOST_IN_A_PAGE = 5_000;

    private Journaled() {}

    /** All entries, however many specifications ran before. */
    public static List<Map<String, Object>> entries() {
        List<Map<String, Object>> entries = new ArrayList<>();
        List<Map<String, Object>> page = after(0);
        while (!page.isEmpty()) {
            entries.addAll(page);
            page = after(Long.parseLong(String.valueOf(page.getLast().get("position"))));
        }
        return entries;
    }

    private static List<Map<String, Object>> after(long position) {
        return given().auth()
                .preemptive()
                .basic("audit-1", Accounts.PASSWORD)
                .get("/v1/events?after={after}&limit={most}", position, MOST_IN_A_PAGE)
                .then()
                .statusCode(200)
                .extract()
                .as(new TypeRef<>() {});
    }
}
