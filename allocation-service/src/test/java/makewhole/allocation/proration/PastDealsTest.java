package makewhole.allocation.proration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import makewhole.allocation.certificate.Certificate;
import makewhole.allocation.certificate.Verdict;
import org.junit.jupiter.api.Test;

/** Forty past deals of a firm: what its algorithm gave then, and what would have been right. */
class PastDealsTest {
    private record PastDeal(String id, Book book, List<Long> booked) {}

    @Test
    void proration_1_gives_to_the_cent_what_was_booked_in_all_forty_deals() throws IOException {
        List<PastDeal> deals = pastDeals();
        assertThat(deals).hasSize(40);
        for (PastDeal deal : deals) {
            assertThat(given(ProrationOne.of(deal.book()))).as(deal.id()).isEqualTo(deal.booked());
        }
    }

    @Test
    void the_rule_gives_what_was_booked_in_all_but_two_and_the_certificate_says_the_same() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> rejected = new ArrayList<>();
        for (PastDeal deal : pastDeals()) {
            Result right = Proration.of(deal.book());
            assertThat(Certificate.check(deal.book(), right)).isInstanceOf(Verdict.Accepted.class);
            if (!given(right).equals(deal.booked())) {
                wrong.add(deal.id());
            }
            if (Certificate.check(deal.book(), ProrationOne.of(deal.book())) instanceof Verdict.Rejected) {
                rejected.add(deal.id());
            }
        }
        assertThat(wrong).containsExactly("D-2024-09-09", "D-2026-09-40").isEqualTo(rejected);
    }

    @Test
    void the_right_answers_are_those_that_were_worked_out_by_hand() throws IOException {
        JsonNode expected;
        try (InputStream content = resource("/scenario/expected.json")) {
            expected = new ObjectMapper().readTree(content).get("deals");
        }
        int compared = 0;
        for (PastDeal deal : pastDeals()) {
            if (expected.has(deal.id())) {
                Map<String, Long> right = new LinkedHashMap<>();
                Proration.of(deal.book())
                        .shares()
                        .forEach(share -> right.put(share.investor().value(), share.given()));
                for (JsonNode line : expected.get(deal.id()).get("lines")) {
                    assertThat(right)
                            .containsEntry(
                                    line.get("investor_id").asText(),
                                    cents(line.get("correct").asText()));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(153 + 62);
    }

    private static List<Long> given(Result result) {
        return result.shares().stream().map(Share::given).toList();
    }

    private static List<PastDeal> pastDeals() throws IOException {
        Map<String, List<NamedCsvRecord>> lines = new LinkedHashMap<>();
        rows("/scenario/commitments.csv")
                .forEach(row -> lines.computeIfAbsent(row.getField("deal_id"), id -> new ArrayList<>())
                        .add(row));
        return rows("/scenario/deals.csv").stream()
                .map(deal -> pastDeal(deal, lines.getOrDefault(deal.getField("deal_id"), List.of())))
                .toList();
    }

    private static PastDeal pastDeal(NamedCsvRecord deal, List<NamedCsvRecord> lines) {
        List<Commitment> commitments = lines.stream()
                .map(line -> new Commitment(
                        new InvestorId(line.getField("investor_id")),
                        cents(line.getField("requested")),
                        cents(line.getField("average")),
                        Optional.of(line.getField("limit"))
                                .filter(limit -> !limit.isBlank())
                                .map(limit -> new Limit(cents(limit), LimitKind.valueOf(line.getField("limit_kind")))),
                        Instant.parse(line.getField("committed_at"))))
                .toList();
        return new PastDeal(
                deal.getField("deal_id"),
                new Book(cents(deal.getField("allocation_amount")), Terms.USUAL, commitments),
                lines.stream().map(line -> cents(line.getField("booked"))).toList());
    }

    private static long cents(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    private static List<NamedCsvRecord> rows(String resource) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(resource(resource), StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(PastDealsTest.class.getResourceAsStream(name));
    }
}
