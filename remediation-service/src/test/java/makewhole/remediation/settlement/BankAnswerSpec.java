package makewhole.remediation.settlement;

import static makewhole.remediation.testing.As.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.testing.AllocationStandIn;
import makewhole.remediation.testing.BankReport;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.ReleasedPlan;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class BankAnswerSpec {
    private static final String HEADER = "end_to_end_id,status,currency,amount,reason_code,reason\n";

    @Inject
    AllocationStandIn allocation;

    @Test
    void what_the_bank_pays_is_paid_and_what_comes_back_is_owed_again_and_the_books_tie_out() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        plan.paid();
        List<Ordered> all = ordered(plan);
        String due = ReleasedPlan.expectedDue();
        BankReport report = BankReport.of("WHATEVER");
        all.subList(0, 130).forEach(one -> report.with(one.reference(), "ACSC", ""));
        report.with(all.get(130).reference(), "ACSP", "").with(all.get(131).reference(), "RJCT", "AM04");
        String name = name("report.xml");

        reporting(name, report.xml())
                .statusCode(201)
                .body("answers.SETTLED", equalTo(130), "answers.REJECTED", equalTo(1), "answers.ACCEPTED", equalTo(1));

        BigDecimal back = all.get(131).decimal();
        BigDecimal paid = sum(all.subList(0, 130));
        plan.tieOut()
                .body("currencies[0].plan", equalTo(due), "currencies[0].difference", equalTo("0.00"))
                .body("currencies[0].paid", equalTo(paid.toPlainString()))
                .body("currencies[0].due", equalTo(back.toPlainString()))
                .body(
                        "currencies[0].inFlight",
                        equalTo(sum(all.subList(132, 136))
                                .add(all.get(130).decimal())
                                .toPlainString()))
                .body(
                        "currencies[0].paymentFiles",
                        equalTo(new BigDecimal(due).subtract(back).toPlainString()))
                .body("currencies[0].journal", equalTo(due), "currencies[0].mismatches", empty());

        // A return after payment takes the line back out of what is paid.
        Ordered returned = all.getFirst();
        answering(name("back.csv"), returned.row("RETURNED", "AC04"))
                .statusCode(201)
                .body("answers.RETURNED", equalTo(1));
        plan.tieOut()
                .body(
                        "currencies[0].paid",
                        equalTo(paid.subtract(returned.decimal()).toPlainString()))
                .body("currencies[0].due", equalTo(back.add(returned.decimal()).toPlainString()))
                .body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());
        as("audit-1")
                .get("/v1/plans/{plan}/payments?state=RETURNED", plan.plan())
                .then()
                .body("items.line", equalTo(List.of(returned.line())))
                .body("items.reasonCode", equalTo(List.of("AC04")), "items.attempt", equalTo(List.of(1)));

        // The bank had no funds for the rejected one: the same account is tried again. The closed account is not.
        JsonPath again = plan.proposing("finance-1", "2026-09-30")
                .statusCode(201)
                .body("payments", equalTo(1), "totals.USD", equalTo(back.toPlainString()), "added.USD", equalTo("0.00"))
                .extract()
                .jsonPath();
        ReleasedPlan.approving("finance-2", again.getString("run"), again.getString("digest"))
                .statusCode(200);
        as("audit-1")
                .get("/v1/plans/{plan}/payments?state=ORDERED", plan.plan())
                .then()
                .body(
                        "items.find { it.attempt == 2 }.line",
                        equalTo(all.get(131).line()));
        plan.tieOut()
                .body("currencies[0].due", equalTo(returned.amount()), "currencies[0].plan", equalTo(due))
                .body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));
    }

    @Test
    void the_same_file_twice_is_refused_by_name_and_by_content() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.paid();
        Ordered one = ordered(plan).getFirst();
        String name = name("once.csv");
        String rows = one.row("ACCEPTED", "");
        String key = UUID.randomUUID().toString();

        String first = answering(name, rows, key).statusCode(201).extract().asString();
        assertThat(answering(name, rows, key).statusCode(201).extract().asString())
                .isEqualTo(first);
        answering(name, rows).statusCode(409).body("type", endsWith("/bank-file-known"));
        answering(name, one.row("SETTLED", "")).statusCode(409).body("type", endsWith("/bank-file-known"));
        answering(name("other.csv"), rows)
                .statusCode(409)
                .body("type", endsWith("/bank-file-known"), "detail", containsString(name));
        as("audit-1")
                .get("/v1/bank-answers")
                .then()
                .body("items.findAll { it.file == '%s' }".formatted(name), hasSize(1));
    }

    @Test
    void an_answer_about_an_unknown_or_already_settled_line_is_refused_and_nothing_of_its_file_is_taken() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.paid();
        List<Ordered> all = ordered(plan);
        String unknown = "A".repeat(33);

        answering(name("unknown.csv"), all.getFirst().row("SETTLED", "") + unknown + ",SETTLED,USD,1.00,,\n")
                .statusCode(409)
                .body("type", endsWith("/bank-answer-unknown-line"), "detail", containsString(unknown));
        answering(name("settled.csv"), all.getFirst().row("SETTLED", "")).statusCode(201);
        answering(
                        name("again.csv"),
                        all.get(1).row("SETTLED", "") + all.getFirst().row("SETTLED", "x"))
                .statusCode(409)
                .body(
                        "type", endsWith("/bank-answer-already-settled"),
                        "detail", containsString(all.getFirst().reference()));
        reporting(
                        name("again.xml"),
                        BankReport.of("X")
                                .with(all.getFirst().reference(), "RJCT", "AC01")
                                .xml())
                .statusCode(409)
                .body("type", endsWith("/bank-answer-already-settled"));
        answering(name("amount.csv"), all.get(1).reference() + ",SETTLED,USD,0.01,,\n")
                .statusCode(409)
                .body("type", endsWith("/bank-answer-amount-differs"));
        answering(name("row.csv"), all.get(1).reference() + ",SETTLED,XYZ,0.01,,\n")
                .statusCode(422)
                .body("type", endsWith("/rows-refused"), "errors[0].field", equalTo("currency"));
        reporting(name("odd.xml"), "<Document/>").statusCode(400).body("type", endsWith("/bank-file-unreadable"));
        as("customer-success-1")
                .contentType("text/csv")
                .body(HEADER)
                .post("/v1/bank-answers/x.csv")
                .then()
                .statusCode(403);

        as("audit-1")
                .get("/v1/plans/{plan}/payments?state=SETTLED", plan.plan())
                .then()
                .body("items.line", equalTo(List.of(all.getFirst().line())));
    }

    @Test
    void what_was_paid_is_reported_by_investor_year_and_part_to_finance_alone() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.paid();
        assertThat(reportable(plan)).isEmpty();
        List<Ordered> all = ordered(plan);
        BankReport report = BankReport.of("WHATEVER");
        all.subList(0, 135).forEach(one -> report.with(one.reference(), "ACSC", ""));
        reporting(name("paid.xml"), report.xml()).statusCode(201);

        List<String[]> rows = reportable(plan);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row[1]).isEqualTo("2026");
            assertThat(row[2]).isEqualTo("USD");
            assertThat(new BigDecimal(row[3]).add(new BigDecimal(row[4])).add(new BigDecimal(row[5])))
                    .isEqualByComparingTo(row[6]);
        });
        assertThat(rows.stream().map(row -> new BigDecimal(row[6])).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(sum(all.subList(0, 135)));
        assertThat(rows).extracting(row -> row[0]).doesNotHaveDuplicates();
        for (String other : List.of("operations-1", "audit-1", "legal-1")) {
            as(other)
                    .accept("text/csv")
                    .get("/v1/plans/{plan}/reportable-amounts", plan.plan())
                    .then()
                    .statusCode(403);
        }
    }

    private static List<String[]> reportable(ReleasedPlan plan) {
        return as("finance-1")
                .accept("text/csv")
                .get("/v1/plans/{plan}/reportable-amounts", plan.plan())
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .skip(1)
                .map(row -> row.split(",", -1))
                .toList();
    }

    @Test
    void a_bank_that_rejects_a_whole_file_rejects_every_payment_of_it() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        String message = messageOf(plan.paid());
        // one of them by name, with its own reason
        Ordered named = ordered(plan).get(7);

        rejectedWhole(
                plan, named, BankReport.of(message).group("RJCT", "FF01").with(named.reference(), "RJCT", "AC04"));
    }

    @Test
    void a_bank_that_rejects_the_instruction_of_a_file_rejects_the_payments_that_it_does_not_list_too() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        plan.noticesPosted();
        String message = messageOf(plan.paid());
        Ordered named = ordered(plan).get(7);
        // and another by name, without any
        String alike = ordered(plan).get(8).reference();

        rejectedWhole(
                plan,
                named,
                BankReport.of(message)
                        .instruction(message, "RJCT", "AM18")
                        .with(named.reference(), "RJCT", "AC04")
                        .with(alike, "RJCT", ""));
    }

    private static String messageOf(String run) {
        String file = as("finance-1")
                .get("/v1/payment-runs/{run}/files", run)
                .then()
                .extract()
                .path("items[0].name");
        String xml = as("finance-1")
                .get("/v1/payment-runs/{run}/files/{name}", run, file)
                .then()
                .extract()
                .asString();
        return xml.replaceAll("(?s).*?MsgId>([^<]+)<.*", "$1");
    }

    /** Nothing is wrong with an account but the one that is rejected by name: all others are paid by the next run. */
    private static void rejectedWhole(ReleasedPlan plan, Ordered named, BankReport report) {
        reporting(name("whole.xml"), report.xml()).statusCode(201).body("answers.REJECTED", equalTo(136));

        plan.tieOut()
                .body("currencies[0].due", equalTo(ReleasedPlan.expectedDue()))
                .body("currencies[0].inFlight", equalTo("0.00"), "currencies[0].difference", equalTo("0.00"));
        String again = new BigDecimal(ReleasedPlan.expectedDue())
                .subtract(named.decimal())
                .toPlainString();
        JsonPath run = plan.proposing("finance-1", "2026-09-30")
                .statusCode(201)
                .body("payments", equalTo(135), "totals.USD", equalTo(again), "repeated.USD.total", equalTo(again))
                .extract()
                .jsonPath();
        ReleasedPlan.approving("finance-2", run.getString("run"), run.getString("digest"))
                .statusCode(200);
        reporting(
                        name("paid.xml"),
                        BankReport.of(messageOf(run.getString("run")))
                                .group("ACSC")
                                .xml())
                .statusCode(201)
                .body("answers.SETTLED", equalTo(135));
        plan.tieOut()
                .body("currencies[0].paid", equalTo(again), "currencies[0].due", equalTo(named.amount()))
                .body("currencies[0].difference", equalTo("0.00"), "currencies[0].mismatches", empty());
        plan.proposing("finance-1", "2026-09-30").statusCode(409).body("type", endsWith("/nothing-due"));
    }

    @Test
    void the_csv_twin_says_what_the_file_says() {
        ReleasedPlan plan = ReleasedPlan.released(allocation);
        String run = plan.paid();
        String file = as("finance-1")
                .get("/v1/payment-runs/{run}/files", run)
                .then()
                .extract()
                .path("items[0].name");
        String csv = as("finance-1")
                .get("/v1/payment-runs/{run}/files/{name}/csv", run, file)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        List<String> rows = csv.lines().skip(1).toList();
        assertThat(rows).hasSize(136);
        BigDecimal sum = rows.stream()
                .map(row -> new BigDecimal(row.split(",", -1)[2]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(ReleasedPlan.expectedDue());
        assertThat(rows.getFirst()).startsWith(ordered(plan).getFirst().reference() + ",USD,");
        as("engineering-1")
                .get("/v1/payment-runs/{run}/files/{name}/csv", run, file)
                .then()
                .statusCode(403);
    }

    /** A payment as the plan's payments tell it. */
    private record Ordered(String line, String reference, String amount) {
        BigDecimal decimal() {
            return new BigDecimal(amount);
        }

        String row(String status, String code) {
            return "%s,%s,USD,%s,%s,\n".formatted(reference, status, amount, code);
        }
    }

    private static List<Ordered> ordered(ReleasedPlan plan) {
        List<Map<String, Object>> items = as("audit-1")
                .get("/v1/plans/{plan}/payments", plan.plan())
                .then()
                .statusCode(200)
                .body("items", hasSize(136))
                .extract()
                .path("items");
        return items.stream()
                .map(item -> new Ordered(
                        String.valueOf(item.get("line")),
                        String.valueOf(item.get("endToEndId")),
                        String.valueOf(item.get("amount"))))
                .toList();
    }

    private static BigDecimal sum(List<Ordered> some) {
        return some.stream().map(Ordered::decimal).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String name(String name) {
        return UUID.randomUUID() + "-" + name;
    }

    private static ValidatableResponse answering(String name, String rows) {
        return answering(name, rows, UUID.randomUUID().toString());
    }

    private static ValidatableResponse answering(String name, String rows, String key) {
        return io.restassured.RestAssured.given()
                .auth()
                .preemptive()
                .basic("finance-1", makewhole.platform.testing.Accounts.PASSWORD)
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .body(HEADER + rows)
                .post("/v1/bank-answers/{name}", name)
                .then();
    }

    private static ValidatableResponse reporting(String name, String xml) {
        return as("operations-1")
                .contentType("application/xml")
                .body(xml)
                .post("/v1/bank-answers/{name}", name)
                .then();
    }
}
