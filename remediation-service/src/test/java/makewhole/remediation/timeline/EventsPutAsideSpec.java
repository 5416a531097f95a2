package makewhole.remediation.timeline;

import static io.restassured.RestAssured.given;
import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.platform.testing.Journaled;
import makewhole.remediation.testing.AsOwner;
import makewhole.remediation.testing.NotificationStandIn;
import makewhole.remediation.testing.OtherServices;
import org.junit.jupiter.api.Test;

/** An event that cannot be taken up keeps nothing back, is not lost, and waits for a person. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class EventsPutAsideSpec {
    private static final String TAKE_UP = "/v1/events-put-aside/notification-service/{position}/take-up";

    @Inject
    NotificationStandIn notification;

    @Test
    void an_event_that_no_feature_can_take_up_is_put_aside_whole_and_those_around_it_are_kept() {
        String mark = UUID.randomUUID().toString();
        notification.tell("heard-before", Map.of("mark", mark));
        notification.tell("customer-not-found", Map.of("plan", "no plan", "line", "L-0007", "mark", mark));
        notification.tell("customer-not-found", Map.of("plan", UUID.randomUUID().toString(), "mark", mark));
        notification.tell("heard-after", Map.of("mark", mark));

        eventually(() -> assertThat(aside(mark)).hasSize(2));
        Map<String, Object> first = aside(mark).getFirst();
        assertThat(first)
                .containsEntry("service", "notification-service")
                .containsEntry("event", "customer-not-found")
                .containsEntry("facts", Map.of("plan", "no plan", "line", "L-0007", "mark", mark));
        assertThat(String.valueOf(first.get("why"))).contains("no plan");
        assertThat(String.valueOf(aside(mark).getLast().get("why"))).contains("a line has an id");
        assertThat(journaled("event-put-aside", first)).hasSize(1);
        eventually(() -> assertThat(given().get("/metrics").asString())
                .containsPattern("makewhole_events_put_aside(\\{.*})? [1-9]"));
        int position = position(first);
        notification.tell("heard-later", Map.of("mark", mark));
        eventually(() -> assertThat(notification.askedFor())
                .as("those around it, and later ones")
                .anyMatch(after -> after > position + 2));
    }

    @Test
    void whoever_tries_again_too_early_is_told_why_and_nothing_is_lost() {
        String mark = UUID.randomUUID().toString();
        notification.tell("customer-not-found", Map.of("plan", "no plan", "line", "L-0007", "mark", mark));
        eventually(() -> assertThat(aside(mark)).hasSize(1));
        int position = position(aside(mark).getFirst());

        takingUp("engineering-1", position)
                .statusCode(409)
                .body("type", endsWith("/event-not-taken-up"))
                .body("detail", containsString("no plan"));
        takingUp("finance-1", position).statusCode(403);
        takingUp("engineering-1", 1_000_000_000).statusCode(404).body("type", endsWith("/not-found"));
        as("engineering-1")
                .post("/v1/events-put-aside/letter-service/1/take-up")
                .then()
                .statusCode(404);

        assertThat(aside(mark)).hasSize(1);
    }

    @Test
    void an_event_that_cannot_be_read_is_kept_as_it_came_and_taken_up_once_it_can_be() {
        String mark = UUID.randomUUID().toString();
        notification.tellWithout("subject", "heard-by-nobody", Map.of("mark", mark));
        notification.tell("customer-not-found", Map.of("plan", "no plan", "line", "L-0007", "mark", mark));

        eventually(() -> assertThat(aside(mark)).as("the next one came, too").hasSize(2));
        Map<String, Object> unreadable = aside(mark).getFirst();
        int position = position(unreadable);
        assertThat(unreadable).containsEntry("event", "event-unreadable").containsEntry("why", "subject is missing");
        assertThat(String.valueOf(unreadable.get("facts"))).contains("heard-by-nobody", mark);
        takingUp("engineering-1", position)
                .statusCode(409)
                .body("type", endsWith("/event-not-taken-up"))
                .body("detail", containsString("subject is missing"));

        notification.nowWhole(position);
        takingUp("engineering-1", position).statusCode(200).body("position", equalTo(position));

        assertThat(aside(mark)).as("only the other one waits").hasSize(1);
        assertThat(journaled("event-taken-up", unreadable)).hasSize(1);
        takingUp("engineering-1", position).statusCode(404);
    }

    @Test
    void what_the_database_refuses_for_a_moment_is_tried_again_and_not_put_aside() {
        String plan = UUID.randomUUID().toString();
        String kept = "SELECT count(*) FROM pulled_event WHERE facts::text LIKE '%" + plan + "%'";
        AsOwner.execute("""
                CREATE SEQUENCE refused_for_a_moment;
                CREATE FUNCTION refuse_for_a_moment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN
                    PERFORM nextval('refused_for_a_moment');
                    RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01';
                END $$;
                CREATE TRIGGER refuse_for_a_moment BEFORE INSERT ON scheduled_tasks
                    FOR EACH ROW WHEN (NEW.task_instance LIKE '%s%%') EXECUTE FUNCTION refuse_for_a_moment()
                """.formatted(plan));
        try {
            notification.tell("customer-not-found", Map.of("plan", plan, "line", "L-0007"));
            eventually(() -> assertThat(AsOwner.count("SELECT last_value FROM refused_for_a_moment"))
                    .as("refused twice in a round, in more than one round")
                    .isGreaterThan(4));
            assertThat(aside(plan)).isEmpty();
            assertThat(AsOwner.count(kept)).isZero();
        } finally {
            AsOwner.execute("DROP FUNCTION refuse_for_a_moment CASCADE; DROP SEQUENCE refused_for_a_moment");
        }
        eventually(() -> assertThat(AsOwner.count(kept)).isEqualTo(1));
        assertThat(aside(plan)).isEmpty();
    }

    private static ValidatableResponse takingUp(String account, int position) {
        return as(account).post(TAKE_UP, position).then();
    }

    private static List<Map<String, Object>> aside(String mark) {
        return as("audit-1")
                .get("/v1/events-put-aside")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.facts.toString().contains('%s') }".formatted(mark));
    }

    private static int position(Map<String, Object> aside) {
        return Integer.parseInt(String.valueOf(aside.get("position")));
    }

    private static List<Map<String, Object>> journaled(String event, Map<String, Object> aside) {
        String about = "%s %s".formatted(aside.get("service"), aside.get("position"));
        return Journaled.entries().stream()
                .filter(entry -> event.equals(entry.get("event")) && about.equals(entry.get("aboutId")))
                .toList();
    }
}
