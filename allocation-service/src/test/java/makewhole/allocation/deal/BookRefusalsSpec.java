package makewhole.allocation.deal;

import static makewhole.allocation.deal.BooksOfAllKinds.line;
import static makewhole.allocation.deal.Uploads.COMMITMENT;
import static makewhole.allocation.deal.Uploads.DEAL;
import static makewhole.allocation.deal.Uploads.JSON;
import static makewhole.allocation.deal.Uploads.NDJSON;
import static makewhole.allocation.deal.Uploads.as;
import static makewhole.allocation.deal.Uploads.send;
import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class BookRefusalsSpec {
    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @Test
    void a_live_deal_has_neither_a_version_nor_booked_amounts() {
        refused(
                send("/v1/offers", NDJSON, line("deal", DEAL) + line("commitment", COMMITMENT + ",\"booked\":\"1.00\""))
                        .body("errors.field", equalTo(List.of("booked"))),
                422,
                "rows-refused");
        refused(
                send(
                                "/v1/offers",
                                NDJSON,
                                line("deal", DEAL + ",\"algorithm_version\":\"v\"") + line("commitment", COMMITMENT))
                        .body("errors.field", equalTo(List.of("algorithm_version"))),
                422,
                "rows-refused");
    }

    @Test
    void what_is_wrong_in_lines_of_json_is_told_by_line() {
        refused(
                send(
                                "/v1/imports",
                                NDJSON,
                                line("commitment", COMMITMENT + ",\"booked\":\"60.00\"")
                                        + line("deal", DEAL + ",\"algorithm_version\":\"v-1\"")
                                        + "{broken\n"
                                        + line("commitment", COMMITMENT + ",\"booked\":\"60.001\"")
                                        + line("commitment", COMMITMENT + ",\"booked\":\"60.00\",\"colour\":\"red\"")
                                        + line("commitment", COMMITMENT + ",\"booked\":\"60.00\""))
                        .body("errors.row", equalTo(List.of(1, 3, 4, 5, 6)))
                        .body("errors.field", equalTo(List.of("deal_id", "", "booked", "colour", "investor_id"))),
                422,
                "rows-refused");
    }

    @Test
    void what_is_wrong_in_a_json_document_is_told_by_place() {
        String booked = COMMITMENT + ",\"booked\":\"60.00\"";
        refused(
                send(
                                "/v1/imports",
                                JSON,
                                "{\"deals\":[{%s,\"algorithm_version\":\"v-1\"}],\"commitments\":[{%s},{%s}]}"
                                        .formatted(DEAL, booked, booked))
                        .body("errors[0].file", equalTo("commitments"), "errors[0].row", is(2))
                        .body("errors", hasSize(1), "more", is(false), "errorCount", is(1)),
                422,
                "rows-refused");
    }

    @Test
    void a_tier_that_the_deal_does_not_have_is_refused_and_so_are_tiers_and_holders_that_cannot_be() {
        refused(
                send(
                                "/v1/offers",
                                NDJSON,
                                line("deal", DEAL + ",\"tiers\":\"first:10.00|rest\"")
                                        + line("commitment", COMMITMENT + ",\"tier\":\"last\""))
                        .body("errors.field", equalTo(List.of("tier"))),
                422,
                "rows-refused");
        for (String terms : List.of(
                "\"tiers\":\"a|a\"",
                "\"tiers\":\"a:-1.00\"",
                "\"tiers\":\"a:1:2\"",
                "\"tiers\":\"a||b\"",
                "\"holder_rule\":\"SECTION_3C1\"",
                "\"holder_rule\":\"CONTRACTUAL\",\"holder_most\":\"5\",\"holder_reserve\":\"6\"")) {
            refused(
                    send("/v1/offers", NDJSON, line("deal", DEAL + "," + terms) + line("commitment", COMMITMENT)),
                    422,
                    "rows-refused");
        }
    }

    @Test
    void what_two_persons_decide_comes_in_with_past_deals_only() {
        String decided = COMMITMENT + ",\"override_amount\":\"10.00\",\"override_reason\":\"Agreed\","
                + "\"override_requested_by\":\"legal-1\",\"override_confirmed_by\":\"legal-2\"";
        refused(
                send("/v1/offers", NDJSON, line("deal", DEAL) + line("commitment", decided))
                        .body("errors.field", equalTo(List.of("override_amount"))),
                422,
                "rows-refused");
        send(
                        "/v1/imports",
                        NDJSON,
                        line("deal", DEAL + ",\"algorithm_version\":\"v-1\"")
                                + line("commitment", decided + ",\"booked\":\"10.00\""))
                .statusCode(201);
        get("/v1/deals/D-1/book")
                .body("commitments[0].override.amount", equalTo("10.00"))
                .body("commitments[0].override.confirmedBy", equalTo("legal-2"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "more than the cap,       60.01, Agreed,   legal-1, legal-2, override_amount",
                "below zero,              -1.00, Agreed,   legal-1, legal-2, override_amount",
                "no reason,               10.00, ``,       legal-1, legal-2, override_reason",
                "an escape of nothing,    10.00, `a\\\\q`, legal-1, legal-2, override_reason",
                "nobody who asked,        10.00, Agreed,   ``,      legal-2, override_requested_by",
                "one person for two,      10.00, Agreed,   legal-1, legal-1, override_confirmed_by"
            })
    void an_override_that_cannot_have_been_is_refused(
            String wrong, String amount, String reason, String first, String second, String field) {
        String decided = COMMITMENT
                + ",\"override_amount\":\"%s\",\"override_reason\":\"%s\",\"override_requested_by\":\"%s\","
                        .formatted(amount, reason, first)
                + "\"override_confirmed_by\":\"%s\",\"booked\":\"10.00\"".formatted(second);
        refused(
                send(
                                "/v1/imports",
                                NDJSON,
                                line("deal", DEAL + ",\"algorithm_version\":\"v-1\"") + line("commitment", decided))
                        .body("errors.field", equalTo(List.of(field))),
                422,
                "rows-refused");
    }

    @Test
    void a_limit_without_its_whole_basis_and_a_live_deal_with_a_rounding_are_refused() {
        refused(
                send(
                                "/v1/offers",
                                NDJSON,
                                line("deal", DEAL + ",\"rounding\":\"HALF_UP\"")
                                        + line("commitment", COMMITMENT + ",\"limit_rule\":\"REGULATION_CF\""))
                        .body("errors.field", equalTo(List.of("rounding"))),
                422,
                "rows-refused");
        refused(
                send(
                                "/v1/offers",
                                NDJSON,
                                line("deal", DEAL)
                                        + line("commitment", COMMITMENT + ",\"limit_rule\":\"REGULATION_CF\""))
                        .body("errors.field", equalTo(List.of("limit_figures_since", "limit_facts_as_of"))),
                422,
                "rows-refused");
    }

    @Test
    void the_same_body_with_the_same_key_is_taken_once_and_another_body_is_refused() throws SQLException {
        String key = UUID.randomUUID().toString();
        String body = line("deal", DEAL) + line("commitment", COMMITMENT);
        String first =
                send("/v1/offers", NDJSON, body, key).statusCode(201).extract().asString();
        assertThat(send("/v1/offers", NDJSON, body, key)
                        .statusCode(201)
                        .extract()
                        .asString())
                .isEqualTo(first);
        assertThat(database.count("SELECT count(*) FROM deal")).isEqualTo(1);
        refused(send("/v1/offers", NDJSON, body + "\n", key), 422, "idempotency-key-reused");
        refused(send("/v1/offers", NDJSON, body, ""), 400, "idempotency-key-missing");
    }

    @Test
    void only_operations_offers_deals() {
        refused(
                as("engineering-1", UUID.randomUUID().toString())
                        .contentType(NDJSON)
                        .body(line("deal", DEAL).getBytes(StandardCharsets.UTF_8))
                        .post("/v1/offers")
                        .then(),
                403,
                "role-missing");
    }
}
