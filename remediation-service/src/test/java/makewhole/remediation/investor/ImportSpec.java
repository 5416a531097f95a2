package makewhole.remediation.investor;

import static java.util.Objects.requireNonNull;
import static makewhole.remediation.testing.As.as;
import static makewhole.remediation.testing.Story.importing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import makewhole.platform.testing.EmbeddedDatabase;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.deal.DealRecords;
import makewhole.remediation.deal.Recorded;
import makewhole.remediation.testing.OtherServices;
import makewhole.remediation.testing.Scenario;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class ImportSpec {
    private static final String INVESTORS =
            "investor_id,legal_name,email,locale,country,account_kind,account,routing\n";
    private static final String VALUATIONS = "deal_id,valued_on,residual_value_per_unit,fee_per_unit,carry_rate\n";
    private static final String DISTRIBUTIONS = "deal_id,paid_on,per_unit,kind\n";

    @Inject
    Payees payees;

    @Inject
    DealRecords deals;

    @Inject
    Jdbi jdbi;

    @Test
    void the_export_of_the_scenario_is_taken_whole_and_again_without_a_change() {
        Map<String, String> files = Map.of(
                "investors", text("investors.csv"),
                "distributions", text("distributions.csv"),
                "valuations", text("valuations.csv"));

        for (int round = 0; round < 2; round++) {
            importing("operations-1", files)
                    .statusCode(201)
                    .body("investors", equalTo(615), "distributions", equalTo(34), "valuations", equalTo(36));
        }

        Payee payee = payees.get(new InvestorId("INV-00004")).orElseThrow();
        assertThat(payee.legalName()).isEqualTo("Fontaine Ventures SARL");
        assertThat(payee.account()).isEqualTo(new Account(AccountKind.US_ABA, "1263521923", "030010264"));
        assertThat(recorded("D-2024-09-09").distributions()).hasSize(2);
        assertThat(recorded("D-2024-09-09").valuations()).hasSize(1);
        assertThat(recorded("D-2026-09-40").valuations()).isEmpty();
    }

    @Test
    void one_wrong_row_refuses_everything_and_every_wrong_field_is_named() {
        String rows = INVESTORS
                + "INV-I1,Ada Example,ada@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,\n"
                + "INV-I2,,not-an-address,english,USA,IBAN,GB33 BUKB,\n"
                + "INV-I3,Ben Example,ben@investors.example,en-US,US,US_ABA,12,34\n"
                + "INV-I4,Cleo Example,cleo@investors.example,en-US,US,CHEQUE,1,\n"
                + "INV-I1,Ada Example,ada@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,\n"
                + "INV-I5,Dan Example,dan@investors.example,en-US,US,IBAN,GB33BUKB20201555555556,\n";

        List<Map<String, Object>> errors = importing("operations-1", Map.of("investors", rows))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith("/rows-refused"))
                .extract()
                .path("errors");

        assertThat(errors)
                .extracting(error -> "%s %s %s".formatted(error.get("file"), error.get("row"), error.get("field")))
                .containsExactlyInAnyOrder(
                        "investors.csv 3 legal_name",
                        "investors.csv 3 email",
                        "investors.csv 3 locale",
                        "investors.csv 3 country",
                        "investors.csv 3 account",
                        "investors.csv 4 account",
                        "investors.csv 4 routing",
                        "investors.csv 5 account_kind",
                        "investors.csv 6 investor_id",
                        "investors.csv 7 account");
        assertThat(payees.get(new InvestorId("INV-I1"))).isEmpty();
    }

    @Test
    void a_wrong_file_keeps_the_right_ones_out_as_well() {
        importing(
                        "finance-1",
                        Map.of(
                                "valuations", VALUATIONS + "D-I1,2026-06-30,1.00,0.01,0.20\n",
                                "distributions", DISTRIBUTIONS + "D-I1,2026-06-31,-0.02,INCOME\n"))
                .statusCode(422)
                .body("errors.field", equalTo(List.of("paid_on", "per_unit")));

        assertThat(recorded("D-I1").valuations()).isEmpty();
    }

    @Test
    void an_account_number_is_never_repeated_in_a_refusal() {
        importing(
                        "operations-1",
                        Map.of(
                                "investors",
                                INVESTORS + "INV-I5,Dan,dan@investors.example,en-US,US,IBAN,SECRET-1234,\n"))
                .statusCode(422)
                .body("errors[0].reason", not(containsString("SECRET")), "errors", hasSize(1));
    }

    @Test
    void what_is_known_is_never_replaced_silently() {
        String row = "INV-I6,Eve Example,eve@investors.example,en-US,US,IBAN,%s,\n";
        importing("operations-1", Map.of("investors", INVESTORS + row.formatted("GB33BUKB20201555555555")))
                .statusCode(201);
        importing("operations-1", Map.of("valuations", VALUATIONS + "D-I6,2026-06-30,1.00,0.01,0.20\n"))
                .statusCode(201);

        importing("operations-1", Map.of("investors", INVESTORS + row.formatted("DE89370400440532013000")))
                .statusCode(422)
                .body(
                        "errors[0].field", equalTo("investor_id"),
                        "errors[0].reason", equalTo("'INV-I6' is known with other values"));
        importing("operations-1", Map.of("valuations", VALUATIONS + "D-I6,2026-06-30,2.00,0.01,0.20\n"))
                .statusCode(422)
                .body("errors[0].reason", equalTo("'D-I6 2026-06-30' is known with other values"));
        importing("operations-1", Map.of("valuations", VALUATIONS + "D-I6,2026-06-30,1.0,0.010,0.2\n"))
                .statusCode(201);
    }

    @Test
    void a_file_that_is_no_table_is_refused_with_what_is_missing() {
        importing("operations-1", Map.of("valuations", "deal_id,valued_on\nD-I2,2026-06-30\n"))
                .statusCode(422)
                .body("errors.field", equalTo(List.of("residual_value_per_unit", "fee_per_unit", "carry_rate")));
        as("operations-1")
                .contentType(ContentType.MULTIPART)
                .multiPart("investors", "investors.csv", new byte[] {'a', '\n', (byte) 0xff}, "text/csv")
                .post("/v1/imports")
                .then()
                .statusCode(422);
        as("operations-1")
                .contentType(ContentType.MULTIPART)
                .multiPart("prices", "prices.csv", new byte[] {'a'}, "text/csv")
                .post("/v1/imports")
                .then()
                .statusCode(400);
    }

    @Test
    void a_carry_of_more_than_the_gain_is_refused() {
        importing("operations-1", Map.of("valuations", VALUATIONS + "D-I3,2026-06-30,1.00,0.01,20\n"))
                .statusCode(422)
                .body("errors[0].field", equalTo("carry_rate"));
    }

    @Test
    void only_operations_and_finance_import() {
        importing("legal-1", Map.of("valuations", VALUATIONS + "D-I4,2026-06-30,1.00,0.01,0.20\n"))
                .statusCode(403);
    }

    @Test
    void no_personal_data_is_in_the_journal() {
        importing(
                        "operations-1",
                        Map.of(
                                "investors",
                                INVESTORS
                                        + "INV-I7,Zzyzx Unmistakable,zzyzx@investors.example,en-US,US,US_ABA,99887766,030010264\n"))
                .statusCode(201);

        String journal =
                jdbi.withHandle(handle -> handle.createQuery("SELECT string_agg(e::text, ' ') FROM journal_entry e")
                        .mapTo(String.class)
                        .one());
        assertThat(journal)
                .contains("records-imported")
                .doesNotContainIgnoringCase("zzyzx")
                .doesNotContain("99887766");
    }

    private Recorded recorded(String deal) {
        DealId id = new DealId(deal);
        return requireNonNull(deals.recorded(List.of(id)).get(id));
    }

    private static String text(String file) {
        return new String(Scenario.bytes(file), StandardCharsets.UTF_8);
    }
}
