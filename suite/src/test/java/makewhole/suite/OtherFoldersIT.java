package makewhole.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import makewhole.suite.reference.FolderGenerator;
import makewhole.suite.reference.FolderSettings;
import makewhole.suite.reference.FolderSettings.Valuations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole story on generated folders. The right answers come from the plain reference of these tests; the demo itself
 * compares every finding and every amount with them.
 */
class OtherFoldersIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<BigDecimal> PRICES =
            List.of(BigDecimal.ONE, new BigDecimal("12.5"), new BigDecimal("0.37"), new BigDecimal("250"));

    @TempDir
    Path folder = Path.of("");

    @Test
    void yen_and_euros_at_other_unit_prices_with_valuations_only_where_an_amount_depends_on_them() throws IOException {
        generate(new FolderSettings(
                20_260_615,
                List.of("EUR", "JPY", "KWD"),
                24,
                2,
                5,
                PRICES,
                "AT_CLOSE",
                "house-rule-3",
                Valuations.ONLY_WHERE_NEEDED));
        JsonNode summary = told();
        assertThat(summary.path("dealsWrong")).hasSize(12);
        assertThat(summary.path("tieOut")).hasToString("{\"EUR\":\"0.00\",\"JPY\":\"0\",\"KWD\":\"0.000\"}");
        assertThat(out().resolve("pain.001-EUR.xml")).exists();
        assertThat(out().resolve("pain.001-JPY.xml")).exists();
        needsFourPersons(summary);
    }

    /** No threshold is set for the dinar, so it counts as above it; rebookings, payments and notices follow all the same. */
    private void needsFourPersons(JsonNode summary) throws IOException {
        JsonNode plan = JSON.readTree(out().resolve("plan.json").toFile());
        assertThat(plan.path("approvalsNeeded")).hasToString("{\"FINANCE\":2,\"LEGAL\":1,\"OPERATIONS\":1}");
        assertThat(plan.path("approvals").findValuesAsText("subject"))
                .containsExactlyInAnyOrder("legal-1", "operations-1", "finance-1", "finance-2");
        assertThat(Files.readString(out().resolve("timeline.md"))).contains("rebook");
        assertThat(summary.path("notices").asInt())
                .isEqualTo(summary.path("findings").asInt())
                .isPositive();
    }

    @Test
    void all_deals_are_wrong() throws IOException {
        generate(new FolderSettings(7, List.of("JPY"), 9, 1, 4, PRICES, "2026-06-01", "proration-1", Valuations.ALL));
        assertThat(told().path("dealsWrong")).hasSize(9);
    }

    @Test
    void nothing_is_wrong() throws IOException {
        generate(new FolderSettings(8, List.of("EUR"), 9, 0, 4, PRICES, "AT_CLOSE", "proration-1", Valuations.ALL));
        JsonNode summary = told();
        assertThat(summary.path("dealsWrong")).isEmpty();
        assertThat(summary.path("findings").asInt()).isZero();
        assertThat(summary.path("notices").asInt()).isZero();
        assertThat(Files.readAllLines(out().resolve("findings.csv"))).hasSize(1);
        try (Stream<Path> notices = Files.list(out().resolve("notices"))) {
            assertThat(notices).isEmpty();
        }
    }

    @Test
    void a_wrong_closed_deal_without_a_valuation_is_named() {
        List<String> closedAndWrong = generate(new FolderSettings(
                9, List.of("EUR"), 6, 2, 0, PRICES, "AT_CLOSE", "proration-1", Valuations.ONE_IS_MISSING));
        Run run = demo();
        assertThat(run.awaitEnd()).as(run.said()).isEqualTo(1);
        assertThat(run.said())
                .contains("valuations.csv lacks", closedAndWrong.getFirst())
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void a_bad_row_is_named_with_file_row_and_field() throws IOException {
        generate(new FolderSettings(10, List.of("JPY"), 3, 2, 0, PRICES, "AT_CLOSE", "proration-1", Valuations.ALL));
        Path commitments = folder.resolve("commitments.csv");
        List<String> rows = new java.util.ArrayList<>(Files.readAllLines(commitments));
        String[] fields = rows.get(4).split(",", -1);
        fields[2] = "10.5";
        rows.set(4, String.join(",", fields));
        Files.write(commitments, rows);
        Run run = demo();
        assertThat(run.awaitEnd()).as(run.said()).isEqualTo(1);
        assertThat(run.said())
                .contains("commitments.csv, row 5, requested", "JPY")
                .doesNotContain("Exception", "\tat ");
    }

    private List<String> generate(FolderSettings settings) {
        return FolderGenerator.write(settings, folder);
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Run demo() {
        return Run.toItsEnd("demo", "--data", folder.toString(), "--out", out().toString(), "--ports", "0,0,0");
    }

    private JsonNode told() throws IOException {
        Run run = demo();
        assertThat(run.awaitEnd()).as(run.said()).isZero();
        assertThat(run.said()).contains("figures agree");
        return JSON.readTree(out().resolve("summary.json").toFile());
    }
}
