package makewhole.remediation.investor;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Correcting.DISTRIBUTIONS;
import static makewhole.remediation.testing.Correcting.confirmed;
import static makewhole.remediation.testing.Correcting.correcting;
import static makewhole.remediation.testing.Correcting.deciding;
import static makewhole.remediation.testing.Correcting.paid;
import static makewhole.remediation.testing.Correcting.proposing;
import static makewhole.remediation.testing.Correcting.revaluing;
import static makewhole.remediation.testing.Correcting.withdrawing;
import static makewhole.remediation.testing.Correcting.worth;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.Accounts;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.deal.DealRecords;
import makewhole.remediation.deal.Recorded;
import makewhole.remediation.remedy.Distribution;
import makewhole.remediation.remedy.Valuation;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.SmallPlan;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A wrong record is put right by two persons; the row that was imported stays. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class RecordCorrectionSpec {
    private static final String DAY = "2025-06-30";

    @Inject
    DealRecords records;

    @Inject
    Jdbi jdbi;

    @Test
    void what_two_persons_stand_for_takes_the_place_of_a_distribution_and_the_old_row_stays() {
        distributed("D-RC-1", "0.053");

        String id = correcting("operations-1", "D-RC-1", DAY, paid(DAY, "INCOME", "0.035"))
                .statusCode(201)
                .body("record", equalTo("distribution"), "deal", equalTo("D-RC-1"), "state", equalTo("PROPOSED"))
                .body("before.perUnit", equalTo("0.053"), "after.perUnit", equalTo("0.035"))
                .body("proposedBy", equalTo("operations-1"), "$", not(hasKey("decidedBy")))
                .extract()
                .path("correction");
        assertThat(amounts("D-RC-1")).as("a proposal counts for nothing").containsExactly("0.053");

        deciding("finance-1", id, "confirmation")
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"), "decidedBy", equalTo("finance-1"));

        assertThat(amounts("D-RC-1")).containsExactly("0.035");
        assertThat(rows("D-RC-1")).containsExactly("0.053");
        as("audit-1")
                .get("/v1/record-corrections/{correction}", id)
                .then()
                .statusCode(200)
                .body("before.perUnit", equalTo("0.053"), "after.perUnit", equalTo("0.035"))
                .body("reason", equalTo("Mistyped in the export"), "state", equalTo("CONFIRMED"));
    }

    @Test
    void a_valuation_is_corrected_in_the_same_way() {
        imported(Map.of("valuations", SmallPlan.valuation("D-RC-2", "2026-06-30", "1.20")));

        confirmed(revaluing("finance-1", "D-RC-2", "2026-06-30", worth("2026-07-31", "1.02"))
                .body("record", equalTo("valuation"), "before.residualPerUnit", equalTo("1.20"))
                .body("after.valuedOn", equalTo("2026-07-31"), "$", not(hasKey("kind"))));

        assertThat(recorded("D-RC-2").valuations())
                .containsExactly(new Valuation(
                        LocalDate.parse("2026-07-31"),
                        new BigDecimal("1.02"),
                        new BigDecimal("0.04"),
                        new BigDecimal("0.20")));
    }

    @Test
    void a_record_is_taken_away_brought_back_and_corrected_again() {
        distributed("D-RC-3", "0.01");

        confirmed(withdrawing("operations-1", "D-RC-3", DAY).body("after", nullValue()));
        assertThat(amounts("D-RC-3")).isEmpty();
        withdrawing("operations-1", "D-RC-3", DAY).statusCode(400).body("errors[0].field", equalTo("withdrawn"));

        confirmed(correcting("operations-1", "D-RC-3", DAY, paid(DAY, "INCOME", "0.02"))
                .body("before", nullValue()));
        assertThat(amounts("D-RC-3")).containsExactly("0.02");
        confirmed(correcting("operations-1", "D-RC-3", DAY, paid("2025-07-31", "EXIT", "0.03")));
        assertThat(recorded("D-RC-3").distributions())
                .containsExactly(new Distribution(LocalDate.parse("2025-07-31"), new BigDecimal("0.03")));
        assertThat(rows("D-RC-3")).containsExactly("0.01");
    }

    @Test
    void nobody_decides_what_they_proposed_and_nothing_is_decided_twice() {
        distributed("D-RC-4", "0.01");
        String id = correcting("finance-1", "D-RC-4", DAY, paid(DAY, "INCOME", "0.02"))
                .statusCode(201)
                .extract()
                .path("correction");

        for (String how : List.of("confirmation", "refusal")) {
            deciding("finance-1", id, how).statusCode(403).body("type", endsWith("/second-person-required"));
            deciding("legal-1", id, how).statusCode(403).body("type", endsWith("/role-missing"));
            deciding("allocation-service", id, how).statusCode(403);
        }
        deciding("operations-2", id, "refusal")
                .statusCode(200)
                .body("state", equalTo("REFUSED"), "refusal", equalTo("The statement says otherwise"));
        for (String how : List.of("confirmation", "refusal")) {
            deciding("operations-1", id, how)
                    .statusCode(409)
                    .body("type", endsWith("/record-correction-decided"), "detail", containsString("propose another"));
        }
        assertThat(amounts("D-RC-4")).containsExactly("0.01");
    }

    @Test
    void a_second_correction_waits_until_the_first_is_decided() {
        distributed("D-RC-5", "0.01");
        String first = correcting("operations-1", "D-RC-5", DAY, paid(DAY, "INCOME", "0.02"))
                .statusCode(201)
                .extract()
                .path("correction");

        withdrawing("operations-2", "D-RC-5", DAY)
                .statusCode(409)
                .body("type", endsWith("/record-correction-open"), "detail", containsString(first));
        deciding("operations-2", first, "refusal").statusCode(200);
        withdrawing("operations-2", "D-RC-5", DAY).statusCode(201);
    }

    @Test
    void two_records_never_have_one_key() {
        imported(Map.of(
                "distributions", DISTRIBUTIONS + "D-RC-6,2025-06-30,0.01,INCOME\nD-RC-6,2025-07-31,0.02,INCOME\n"));

        correcting("operations-1", "D-RC-6", DAY, paid("2025-07-31", "INCOME", "0.01"))
                .statusCode(409)
                .body("type", endsWith("/record-known"), "detail", containsString("D-RC-6 2025-07-31 INCOME"));

        String moved = correcting("operations-1", "D-RC-6", DAY, paid("2025-08-31", "INCOME", "0.01"))
                .statusCode(201)
                .extract()
                .path("correction");
        imported(Map.of("distributions", DISTRIBUTIONS + "D-RC-6,2025-08-31,0.03,INCOME\n"));
        deciding("finance-1", moved, "confirmation").statusCode(409).body("type", endsWith("/record-known"));
        assertThat(amounts("D-RC-6")).containsExactly("0.01", "0.02", "0.03");
    }

    @Test
    void a_correction_of_what_has_changed_meanwhile_is_not_confirmed() {
        imported(Map.of(
                "distributions", DISTRIBUTIONS + "D-RC-7,2025-06-30,0.01,INCOME\nD-RC-7,2025-07-31,0.02,INCOME\n"));
        confirmed(withdrawing("operations-1", "D-RC-7", "2025-07-31"));
        String back = correcting("operations-1", "D-RC-7", "2025-07-31", paid("2025-09-30", "INCOME", "0.02"))
                .statusCode(201)
                .extract()
                .path("correction");
        confirmed(correcting("operations-1", "D-RC-7", DAY, paid("2025-07-31", "INCOME", "0.01")));

        deciding("finance-1", back, "confirmation")
                .statusCode(409)
                .body("type", endsWith("/record-correction-stale"), "detail", containsString("refuse it"));
        assertThat(amounts("D-RC-7")).containsExactly("0.01");
        deciding("finance-1", back, "refusal").statusCode(200);
    }

    @Test
    void what_cannot_be_a_correction_is_refused_by_field() {
        distributed("D-RC-8", "0.01");
        imported(Map.of("valuations", SmallPlan.valuation("D-RC-8", "2026-06-30", "1.20")));

        correcting("operations-1", "D-RC-8", "2025-06-29", paid(DAY, "INCOME", "0.02"))
                .statusCode(404)
                .body("detail", containsString("distribution 'D-RC-8 2025-06-29 INCOME'"));
        correcting("operations-1", "D-RC-8", DAY, paid(DAY, "INCOME", "0.010"))
                .statusCode(400)
                .body("errors[0].field", equalTo("becomes"), "errors[0].reason", containsString("on record already"));
        correcting("operations-1", "D-RC-8", DAY, paid(DAY, "INCOME", "-0.02")).statusCode(400);
        correcting("operations-1", "D-RC-8", DAY, paid(DAY, "INCOME", "1e3")).statusCode(400);
        correcting("operations-1", "D-RC-8", DAY, paid(DAY, " ", "0.02")).statusCode(400);
        correcting("operations-1", "D-RC-8", DAY, paid("2025-06-31", "INCOME", "0.02"))
                .statusCode(400);
        proposing("operations-1", "distribution", neither(Map.of()))
                .statusCode(400)
                .body("errors[0].field", equalTo("becomes"));
        proposing(
                        "operations-1",
                        "distribution",
                        neither(Map.of("withdrawn", true, "becomes", paid(DAY, "INCOME", "0.02"))))
                .statusCode(400);
        Map<String, Object> allCarry = new HashMap<>(worth("2026-06-30", "1.20"));
        allCarry.put("carryRate", "1.01");
        revaluing("operations-1", "D-RC-8", "2026-06-30", allCarry)
                .statusCode(400)
                .body("errors[0].field", equalTo("becomes.carryRate"));
        correcting("legal-1", "D-RC-8", DAY, paid(DAY, "INCOME", "0.02"))
                .statusCode(403)
                .body("type", endsWith("/role-missing"));
        deciding("finance-1", "00000000-0000-0000-0000-000000000001", "confirmation")
                .statusCode(404);
        as("audit-1")
                .get("/v1/record-corrections/00000000-0000-0000-0000-000000000001")
                .then()
                .statusCode(404);
    }

    @Test
    void an_import_that_says_what_was_corrected_is_refused() {
        distributed("D-RC-9", "0.01");
        confirmed(correcting("operations-1", "D-RC-9", DAY, paid(DAY, "INCOME", "0.02")));
        distributing("D-RC-9", "0.01", "is known with other values");
        distributed("D-RC-9", "0.020");

        confirmed(withdrawing("operations-1", "D-RC-9", DAY));
        distributing("D-RC-9", "0.02", "stands no more");
        assertThat(amounts("D-RC-9")).isEmpty();
    }

    @Test
    void a_proposal_that_is_sent_twice_is_made_once() {
        distributed("D-RC-10", "0.01");
        Map<String, Object> body = Map.of(
                "deal",
                "D-RC-10",
                "paidOn",
                DAY,
                "kind",
                "INCOME",
                "withdrawn",
                true,
                "reason",
                "Paid by another deal");

        String first = keyed(body).statusCode(201).extract().path("correction");
        keyed(body).statusCode(201).body("correction", equalTo(first));
        Map<String, Object> other = new HashMap<>(body);
        other.put("reason", "Another one");
        keyed(other).statusCode(422).body("type", endsWith("/idempotency-key-reused"));
    }

    @Test
    void the_list_comes_in_pages_and_can_be_narrowed_down() {
        distributed("D-RC-11", "0.01");
        List<String> all = new ArrayList<>();
        for (String amount : List.of("0.02", "0.03", "0.04")) {
            all.add(confirmed(correcting("operations-1", "D-RC-11", DAY, paid(DAY, "INCOME", amount))));
        }
        String open = withdrawing("operations-1", "D-RC-11", DAY)
                .statusCode(201)
                .extract()
                .path("correction");

        List<String> read = new ArrayList<>();
        String next = "0";
        while (next != null) {
            JsonPath page = page("deal=D-RC-11&state=CONFIRMED&limit=2&after=" + next);
            read.addAll(page.getList("items.correction"));
            next = page.getString("next");
        }
        assertThat(read).isEqualTo(all);
        assertThat(page("deal=D-RC-11").getList("items")).hasSize(4);
        assertThat(page("deal=D-RC-11&state=PROPOSED").getList("items.correction"))
                .containsExactly(open);
        as("audit-1").get("/v1/record-corrections?limit=0").then().statusCode(400);
        as("customer-success-1").get("/v1/record-corrections").then().statusCode(403);
    }

    @Test
    void every_step_is_in_the_journal_with_the_figures_before_and_after() {
        distributed("D-RC-12", "0.053");
        String id = confirmed(correcting("operations-1", "D-RC-12", DAY, paid(DAY, "INCOME", "0.035")));

        List<String> entries = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT e::text FROM journal_entry e WHERE about_id = 'D-RC-12' ORDER BY e.id")
                .mapTo(String.class)
                .list());

        assertThat(entries)
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry)
                        .contains(id, "distribution D-RC-12 2025-06-30 INCOME", "0.053 per unit", "0.035 per unit")
                        .doesNotContain("Mistyped"));
        assertThat(entries.getFirst()).contains("record-correction-proposed", "operations-1");
        assertThat(entries.getLast()).contains("record-corrected", "finance-2");
    }

    @Test
    void the_service_itself_changes_neither_a_row_nor_what_a_correction_says() {
        for (String sql : List.of(
                "UPDATE distribution SET per_unit = 0",
                "DELETE FROM valuation",
                "UPDATE record_correction SET after = NULL",
                "UPDATE record_correction SET proposed_by = 'finance-1'",
                "DELETE FROM record_correction")) {
            assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql)))
                    .as(sql)
                    .hasMessageContaining("permission denied");
        }
    }

    private static ValidatableResponse keyed(Map<String, Object> body) {
        return given().auth()
                .preemptive()
                .basic("operations-1", Accounts.PASSWORD)
                .header("Idempotency-Key", "rc-10")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/distribution-corrections")
                .then();
    }

    private static void distributed(String deal, String perUnit) {
        imported(Map.of("distributions", row(deal, perUnit)));
    }

    private static void distributing(String deal, String perUnit, String reason) {
        importing("operations-1", Map.of("distributions", row(deal, perUnit)))
                .statusCode(422)
                .body("errors[0].field", equalTo("deal_id"), "errors[0].reason", containsString(reason));
    }

    private static String row(String deal, String perUnit) {
        return DISTRIBUTIONS + "%s,%s,%s,INCOME\n".formatted(deal, DAY, perUnit);
    }

    private static Map<String, Object> neither(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.putAll(Map.of("deal", "D-RC-8", "paidOn", DAY, "kind", "INCOME", "reason", "Mistyped"));
        return body;
    }

    private static JsonPath page(String query) {
        return as("audit-1")
                .accept(ContentType.JSON)
                .get("/v1/record-corrections?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Recorded recorded(String deal) {
        DealId id = new DealId(deal);
        return requireNonNull(records.recorded(List.of(id)).get(id));
    }

    private List<String> amounts(String deal) {
        return recorded(deal).distributions().stream()
                .map(one -> one.perUnit().toPlainString())
                .toList();
    }

    /** What the rows of the export say, whatever was corrected since. */
    private List<String> rows(String deal) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT per_unit::text FROM distribution WHERE deal = ? ORDER BY paid_on")
                        .bind(0, deal)
                        .mapTo(String.class)
                        .list());
    }
}
