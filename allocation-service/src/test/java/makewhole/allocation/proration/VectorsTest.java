package makewhole.allocation.proration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import makewhole.allocation.certificate.Certificate;
import makewhole.allocation.certificate.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published samples of the same rule. */
class VectorsTest {
    @ParameterizedTest
    @ValueSource(strings = {"complex_1", "complex_2", "readme_example", "simple_1", "simple_2"})
    void a_published_sample_comes_out_to_the_cent(String name) throws IOException {
        JsonNode sample = read("/vectors/sample_" + name + ".json");
        List<Commitment> commitments = new ArrayList<>();
        sample.at("/input/investor_amounts")
                .forEach(one -> commitments.add(new Commitment(
                        new InvestorId(one.get("name").asText()),
                        cents(one.get("requested_amount")),
                        cents(one.get("average_amount")),
                        Optional.empty(),
                        Instant.EPOCH.plusSeconds(commitments.size()))));
        Book book = new Book(cents(sample.at("/input/allocation_amount")), Terms.USUAL, commitments);

        Result result = Proration.of(book);

        JsonNode expected = sample.get("expected_cents_largest_remainder_tie_input_order");
        assertThat(expected).hasSameSizeAs(result.shares());
        assertThat(result.shares())
                .allSatisfy(share -> assertThat(share.given())
                        .isEqualTo(expected.get(share.investor().value()).asLong()));
        assertThat(Certificate.check(book, result)).isInstanceOf(Verdict.Accepted.class);
    }

    private static long cents(JsonNode amount) {
        return new BigDecimal(amount.asText()).movePointRight(2).longValueExact();
    }

    private static JsonNode read(String resource) throws IOException {
        try (InputStream content = VectorsTest.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(content));
        }
    }
}
