package makewhole.platform;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class PlatformSpec {
    @Inject
    Jdbi jdbi;

    @Inject
    Ledger.Bookings bookings;

    @Inject
    Ledger.Reminder reminder;

    @Test
    void a_repeated_request_gets_the_first_answer_and_has_one_effect() {
        int first = book("k-1", "rent").then().statusCode(201).extract().path("number");
        int again = book("k-1", "rent").then().statusCode(201).extract().path("number");
        assertThat(again).isEqualTo(first);
        book("k-2", "rent").then().statusCode(201).body("number", not(equalTo(first)));
    }

    @Test
    void the_same_key_with_another_body_is_refused_and_a_request_without_a_key_too() {
        book("k-3", "rent").then().statusCode(201);
        book("k-3", "more rent").then().statusCode(422).body("type", endsWith("/idempotency-key-reused"));
        as("finance-1")
                .body(Map.of("text", "rent"))
                .post("/v1/bookings")
                .then()
                .statusCode(400)
                .body("type", endsWith("/idempotency-key-missing"));
    }

    @Test
    void keys_belong_to_their_subject() {
        int mine = book("k-4", "rent").then().statusCode(201).extract().path("number");
        as("finance-2")
                .header("Idempotency-Key", "k-4")
                .body(Map.of("text", "rent"))
                .post("/v1/bookings")
                .then()
                .statusCode(201)
                .body("number", not(equalTo(mine)), "by", equalTo("finance-2"));
    }

    @Test
    void a_refusal_is_not_kept_and_its_journal_entry_is_rolled_back() {
        long before = countJournal("refuse me");
        book("k-5", "refuse me").then().statusCode(404).body("type", endsWith("/not-found"));
        book("k-5", "mended").then().statusCode(201);
        assertThat(countJournal("refuse me")).isEqualTo(before);
    }

    @Test
    void requests_with_one_key_at_the_same_time_have_one_effect() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(() -> book("k-6", "at once").statusCode());
        }
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : pool.invokeAll(calls)) {
                assertThat(status.get()).isIn(201, 409);
            }
        }
        assertThat(countJournal("at once")).isEqualTo(1);
    }

    @Test
    void bad_input_is_a_problem_that_names_the_field() {
        as("finance-1")
                .header("Idempotency-Key", "k-7")
                .body(Map.of("text", " "))
                .post("/v1/bookings")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("/invalid-request"), "errors[0].field", endsWith("text"));
        as("finance-1")
                .header("Idempotency-Key", "k-8")
                .body("{\"text\":\"x\",\"txet\":1}")
                .post("/v1/bookings")
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-request"), "errors[0].field", equalTo("txet"));
        as("finance-1")
                .header("Idempotency-Key", "k-9")
                .body("{\"text\":")
                .post("/v1/bookings")
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-request"));
    }

    @Test
    void a_bug_answers_with_a_reference_and_tells_nothing_else() {
        as("finance-1")
                .get("/v1/bookings/bug")
                .then()
                .statusCode(500)
                .body("type", endsWith("/internal-error"), "detail", not(containsString("4711")));
    }

    @Test
    void what_the_database_refuses_is_logged_without_the_values_of_the_row() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler listening = listeningTo(logged);
        Logger.getLogger("").addHandler(listening);
        try {
            as("finance-1")
                    .get("/v1/bookings/for/{name}", "Zebedee Unmistakable")
                    .then()
                    .statusCode(500)
                    .body("type", endsWith("/internal-error"));
        } finally {
            Logger.getLogger("").removeHandler(listening);
        }
        assertThat(String.join("\n", logged))
                .contains("event=internal-error", "violates not-null constraint", "INSERT INTO journal_entry")
                .doesNotContain("Zebedee");
    }

    private static Handler listeningTo(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                StringWriter text = new StringWriter();
                text.append(record.getMessage()).append(' ').append(Arrays.toString(record.getParameters()));
                Throwable thrown = record.getThrown();
                if (thrown != null) {
                    thrown.printStackTrace(new PrintWriter(text, true));
                }
                logged.add(text.toString());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void a_text_with_a_nul_is_refused_wherever_it_stands() {
        for (Map<String, String> body : List.of(Map.of("text", "a\0b"), Map.of("text", "rent", "note", "a\0b"))) {
            as("finance-1")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(body)
                    .post("/v1/bookings")
                    .then()
                    .statusCode(400)
                    .body("type", endsWith("/invalid-request"), "detail", containsString("NUL"));
        }
    }

    @Test
    void unknown_callers_wrong_passwords_and_wrong_roles_are_problems_too() {
        given().get("/v1/events").then().statusCode(401).body("type", endsWith("/authentication-required"));
        given().auth()
                .preemptive()
                .basic("finance-1", "wrong")
                .get("/v1/events")
                .then()
                .statusCode(401)
                .body("type", endsWith("/authentication-required"));
        as("legal-1")
                .header("Idempotency-Key", "k-10")
                .body(Map.of("text", "x"))
                .post("/v1/bookings")
                .then()
                .statusCode(403)
                .body("type", endsWith("/role-missing"));
        as("finance-1").get("/v1/nowhere").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void the_feed_gives_entries_in_the_order_of_the_chain_and_the_chain_holds() {
        book("k-11", "chained").then().statusCode(201);
        book("k-12", "chained").then().statusCode(201);
        List<Integer> positions = as("audit-1")
                .get("/v1/events?limit=5000")
                .then()
                .statusCode(200)
                .extract()
                .path("position");
        for (int i = 0; i < positions.size(); i++) {
            assertThat(positions.get(i)).isEqualTo(i + 1);
        }
        int last = positions.getLast();
        as("audit-1")
                .get("/v1/events?after=" + (last - 1))
                .then()
                .body("size()", equalTo(1), "[0].event", equalTo("booked"));
        as("audit-1")
                .get("/v1/journal/verification")
                .then()
                .body("intact", equalTo(true), "entries", equalTo(last), "firstBroken", equalTo(0));
    }

    @Test
    void the_service_may_not_rewrite_its_journal() {
        book("k-13", "for ever").then().statusCode(201);
        for (String rewriting : List.of(
                "UPDATE journal_entry SET reason = 'x'",
                "DELETE FROM journal_entry",
                "TRUNCATE journal_link",
                "DELETE FROM journal_link",
                "ALTER TABLE journal_entry DISABLE TRIGGER ALL")) {
            assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(rewriting)))
                    .as(rewriting)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void a_durable_job_is_tried_again_until_it_succeeds_and_is_gone_if_its_cause_rolled_back() throws Exception {
        assertThatThrownBy(() -> bookings.remind("never", true)).isInstanceOf(IllegalStateException.class);
        assertThat(waiting("never")).isZero();
        bookings.remind("soon", false);
        assertThat(reminder.done().await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(reminder.runs()).isEqualTo(3);
    }

    @Test
    void a_value_that_is_absent_fits_a_column_of_any_type() {
        boolean taken = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT coalesce(:id, gen_random_uuid()) IS NOT NULL AND coalesce(:day, current_date) IS NOT NULL
                               AND coalesce(:at, current_timestamp) IS NOT NULL AND coalesce(:number, 1::bigint) = 1
                        """)
                .bind("id", (UUID) null)
                .bind("day", (LocalDate) null)
                .bind("at", (OffsetDateTime) null)
                .bind("number", (Long) null)
                .mapTo(Boolean.class)
                .one());
        assertThat(taken).isTrue();
    }

    private long waiting(String instance) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM scheduled_tasks WHERE task_instance = ?")
                        .bind(0, instance)
                        .mapTo(Long.class)
                        .one());
    }

    private long countJournal(String reason) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM journal_entry WHERE reason = ?")
                .bind(0, reason)
                .mapTo(Long.class)
                .one());
    }

    private static io.restassured.response.Response book(String key, String text) {
        return as("finance-1")
                .header("Idempotency-Key", key)
                .body(Map.of("text", text))
                .post("/v1/bookings");
    }

    private static RequestSpecification as(String account) {
        return given().auth().preemptive().basic(account, Accounts.PASSWORD).contentType(JSON);
    }
}
