package makewhole.remediation.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.testing.PlainProration;
import makewhole.remediation.testing.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateTest {
    private static final Instant MORNING = Instant.parse("2026-09-01T09:00:00Z");
    private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"D-2024-09-09", "D-2026-09-40"})
    void the_right_answers_of_the_scenario_are_accepted_and_the_booked_ones_are_not(String deal) {
        Offer offer = new Offer(Scenario.onOffer(deal), 1, 0, Scenario.claims(deal));
        Optional<Level> level =
                PlainProration.of(offer.amount(), offer.claims()).level();
        Map<String, Long> booked = booked(deal);
        Map<String, Long> right = new HashMap<>(booked);
        JsonNode lines = Scenario.expected().at("/deals/" + deal + "/lines");
        lines.forEach(line -> right.put(
                line.get("investor_id").asText(), minor(line.get("correct").asText())));

        assertThat(Certificate.objections(offer, right, level)).isEmpty();
        assertThat(Certificate.objections(offer, booked, level)).hasSize(lines.size());
    }

    @Test
    void a_tie_goes_to_the_earlier_commitment_and_then_to_the_smaller_id() {
        Offer offer = new Offer(
                7, 1, 0, List.of(aClaim("A", 10, 1, NOON), aClaim("B", 10, 1, MORNING), aClaim("C", 10, 1, MORNING)));
        Optional<Level> level = level(7, 3);

        assertThat(Certificate.objections(offer, Map.of("A", 2L, "B", 3L, "C", 2L), level))
                .isEmpty();
        assertThat(Certificate.objections(offer, Map.of("A", 3L, "B", 2L, "C", 2L), level))
                .containsExactly("A is to have 2 minor units, not 3", "B is to have 3 minor units, not 2");
    }

    @Test
    void without_history_they_come_last_and_share_by_heads() {
        Offer offer = new Offer(
                100, 1, 0, List.of(aClaim("A", 60, 5, NOON), aClaim("Y", 50, 0, NOON), aClaim("Z", 5, 0, NOON)));

        assertThat(Certificate.objections(offer, Map.of("A", 60L, "Y", 35L, "Z", 5L), Optional.empty()))
                .isEmpty();
        assertThat(Certificate.objections(offer, Map.of("A", 60L, "Y", 36L, "Z", 4L), Optional.empty()))
                .hasSize(2);
    }

    @Test
    void whole_lots_are_given_and_a_cap_counts_for_the_lots_in_it() {
        Offer offer = new Offer(1_050, 100, 0, List.of(aClaim("A", 250, 1, NOON), aClaim("B", 2_000, 1, NOON)));

        assertThat(Certificate.objections(offer, Map.of("A", 200L, "B", 800L), level(800, 1)))
                .isEmpty();
        assertThat(Certificate.objections(offer, Map.of("A", 250L, "B", 800L), level(800, 1)))
                .containsExactly("A is to have 200 minor units, not 250");
    }

    @Test
    void who_would_have_less_than_the_minimum_drops_out_smallest_first() {
        List<Claim> claims =
                List.of(aClaim("A", 100, 70, NOON), aClaim("B", 100, 20, NOON), aClaim("C", 100, 10, NOON));

        // C's 10 go first; then B has 22 of 100 and stays.
        assertThat(Certificate.objections(
                        new Offer(100, 1, 20, claims), Map.of("A", 78L, "B", 22L, "C", 0L), level(100, 90)))
                .isEmpty();
        assertThat(Certificate.objections(
                        new Offer(100, 1, 20, claims), Map.of("A", 70L, "B", 20L, "C", 10L), level(1, 1)))
                .contains("C is to have 0 minor units, not 10");
    }

    @Test
    void a_stranger_and_somebody_who_claims_twice_are_noticed() {
        Offer offer = new Offer(5, 1, 0, List.of(aClaim("A", 10, 1, NOON)));

        assertThat(Certificate.objections(offer, Map.of("A", 5L, "X", 0L), level(5, 1)))
                .containsExactly("X is not in the book");
        assertThat(Certificate.objections(offer, Map.of(), level(5, 1)))
                .containsExactly("A is to have 5 minor units, not nothing");
        assertThatThrownBy(() -> new Offer(5, 1, 0, List.of(aClaim("A", 1, 1, NOON), aClaim("A", 1, 1, NOON))))
                .hasMessage("A claims twice");
    }

    private static Map<String, Long> booked(String deal) {
        Map<String, Long> booked = new HashMap<>();
        Scenario.rows("commitments.csv").stream()
                .filter(row -> row.getField("deal_id").equals(deal))
                .forEach(row -> booked.put(row.getField("investor_id"), minor(row.getField("booked"))));
        return booked;
    }

    private static Claim aClaim(String investor, long requested, long weight, Instant at) {
        return new Claim(investor, requested, OptionalLong.empty(), weight, at);
    }

    private static Optional<Level> level(long numerator, long denominator) {
        return Optional.of(new Level(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator)));
    }

    private static long minor(String amount) {
        return Money.parse(amount, Currencies.of("USD")).minor();
    }
}
