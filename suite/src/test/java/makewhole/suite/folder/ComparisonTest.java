package makewhole.suite.folder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final String EXPECTED = """
            {"deals_audited": 2, "deals_wrong": ["D-1"], "deals": {"D-1": {
              "window": "CLOSED", "currency": "USD", "investors": 7, "affected": 1, "over": 1, "under": 0,
              "over_amount": "33.72", "under_amount": "0.00", "above_cap": 1, "pay_total": "0.00",
              "pay_total_if_all_sell": "51.47", "lines": [
                {"investor_id": "INV-1", "booked": "9283.72", "correct": "9250.00", "delta": "-33.72",
                 "over_cap_by": "33.72", "limit_kind": "CONTRACTUAL", "remedy": "KEEP_OR_SELL",
                 "pay_if_sold": "51.47"}]}}}
            """;

    @Test
    void the_right_answer_agrees_in_every_figure() throws JsonProcessingException {
        Comparison comparison = compare(2, aFinding("51.47"));
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.compared()).isEqualTo(20);
    }

    @Test
    void a_cent_too_little_is_named() throws JsonProcessingException {
        assertThat(compare(2, aFinding("51.46")).differences())
                .containsExactly(
                        "D-1 pay_total_if_all_sell: 51.46, expected 51.47",
                        "D-1 INV-1 pay_if_sold: 51.46, expected 51.47");
    }

    @Test
    void a_finding_that_is_missing_is_named() throws JsonProcessingException {
        assertThat(compare(2).differences()).contains("D-1 INV-1: a finding is expected, there is none");
    }

    @Test
    void a_deal_that_was_not_audited_is_named() throws JsonProcessingException {
        assertThat(compare(1, aFinding("51.47")).differences()).containsExactly("deals_audited: 1, expected 2");
    }

    private static Comparison compare(long deals, Finding... findings) throws JsonProcessingException {
        JsonNode expected = JsonMapper.builder().build().readTree(EXPECTED);
        return Comparison.of(expected, deals, Map.of("D-1", 7L), List.of(findings));
    }

    private static Finding aFinding(String ifSold) {
        return new Finding(
                "D-1",
                "INV-1",
                "USD",
                new BigDecimal("9283.72"),
                new BigDecimal("9250.00"),
                new BigDecimal("33.72"),
                "CONTRACTUAL",
                "CLOSED",
                "KEEP_OR_SELL",
                new BigDecimal("0.00"),
                Optional.of(new BigDecimal(ifSold)),
                Optional.empty());
    }
}
