package makewhole.suite.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reference is only as good as its own proof: it must give the published answer of the scenario. */
class ReferenceTest {
    private static final Path SCENARIO = Path.of("src/main/resources/scenario");
    private static final List<String> COMPARED = List.of(
            "investor_id",
            "booked",
            "correct",
            "delta",
            "over_cap_by",
            "limit_kind",
            "remedy",
            "pay",
            "pay_if_sold",
            "offer");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void the_reference_gives_the_published_answer_of_the_scenario_line_by_line() throws IOException {
        LocalDate planDay = LocalDate.parse("2026-09-21");
        PlainRemedy remedy =
                new PlainRemedy(new PlainInterest(), planDay, LocalDate.parse("2026-09-30"), Optional.empty());
        JsonNode found = JSON.valueToTree(new PlainAnswer(remedy, planDay).of(ScenarioFiles.read(SCENARIO)));
        JsonNode published = JSON.readTree(SCENARIO.resolve("expected.json").toFile());

        assertThat(found.path("deals_audited")).isEqualTo(published.path("deals_audited"));
        assertThat(found.path("deals_wrong")).isEqualTo(published.path("deals_wrong"));
        for (JsonNode name : published.path("deals_wrong")) {
            JsonNode deal = found.path("deals").path(name.asText());
            JsonNode publishedDeal = published.path("deals").path(name.asText());
            for (String field : List.of(
                    "window",
                    "investors",
                    "affected",
                    "over",
                    "under",
                    "over_amount",
                    "under_amount",
                    "above_cap",
                    "pay_total",
                    "pay_total_if_all_sell")) {
                assertThat(deal.path(field).asText())
                        .as(field)
                        .isEqualTo(publishedDeal.path(field).asText());
            }
            assertThat(deal.path("lines")).hasSameSizeAs(publishedDeal.path("lines"));
            for (int i = 0; i < publishedDeal.path("lines").size(); i++) {
                for (String field : COMPARED) {
                    assertThat(deal.path("lines").get(i).path(field).asText())
                            .as("%s line %d %s", name.asText(), i, field)
                            .isEqualTo(publishedDeal
                                    .path("lines")
                                    .get(i)
                                    .path(field)
                                    .asText());
                }
            }
        }
    }

    @Test
    void interest_on_ten_thousand_over_two_years_is_the_published_figure() {
        BigDecimal one = new PlainInterest().onOne(LocalDate.parse("2024-09-16"), LocalDate.parse("2026-09-30"));
        assertThat(one.multiply(new BigDecimal("10000.00")).setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo("1537.51");
    }
}
