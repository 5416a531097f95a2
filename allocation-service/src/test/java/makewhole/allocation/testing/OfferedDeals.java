package makewhole.allocation.testing;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Live deals to play with. */
public final class OfferedDeals {
    /** A commitment as JSON; the limit may be empty. */
    public record Asked(String investor, String requested, String weight, String limit, String limitKind) {
        public static Asked of(String investor, String requested, String weight) {
            return new Asked(investor, requested, weight, "", "");
        }

        public Asked limited(String most, String kind) {
            return new Asked(investor, requested, weight, most, kind);
        }

        private String json(int minute) {
            String limited =
                    limit.isEmpty() ? "" : "\"limit\":\"%s\",\"limitKind\":\"%s\",".formatted(limit, limitKind);
            return "{\"investor\":\"%s\",\"requested\":\"%s\",\"weight\":\"%s\",%s\"committedAt\":\"2026-09-01T10:%02d:00Z\"}"
                    .formatted(investor, requested, weight, limited, minute);
        }
    }

    private OfferedDeals() {}

    /** Two investors who ask for twice what there is: A is given 75.00, B 25.00. */
    public static String aDeal(String id) {
        return aDeal(
                id,
                "100.00",
                LocalDate.of(2999, 1, 31),
                List.of(Asked.of("INV-A", "100.00", "300.00"), Asked.of("INV-B", "100.00", "100.00")));
    }

    public static String aDeal(String id, String onOffer, LocalDate correctableUntil, List<Asked> asked) {
        String commitments = IntStream.range(0, asked.size())
                .mapToObj(i -> asked.get(i).json(i % 60))
                .collect(Collectors.joining(","));
        return """
                {"deal":"%s","name":"Deal %s","currency":"USD","unitPrice":"1","allocationAmount":"%s",
                 "closedOn":"2020-01-10","fundedOn":"2020-01-12","correctionWindowEndsOn":"%s","commitments":[%s]}
                """.formatted(id, id, onOffer, correctableUntil, commitments);
    }

    /** Where proration-1 goes wrong: the second helping lifts B above the cap. */
    public static String aDealThatProrationOneGetsWrong(String id) {
        return aDeal(
                id,
                "100.00",
                LocalDate.of(2999, 1, 31),
                List.of(
                        Asked.of("INV-A", "10.00", "100.00"),
                        Asked.of("INV-B", "40.00", "100.00"),
                        Asked.of("INV-C", "100.00", "100.00")));
    }

    public static ValidatableResponse offer(String json) {
        return Calls.as("operations-1").body(json).post("/v1/deals").then();
    }

    public static void offered(String json) {
        offer(json).statusCode(201);
    }

    public static ValidatableResponse publish(String deal) {
        return publishWith("{}", deal);
    }

    /** With a version that is asked for by name. */
    public static ValidatableResponse publish(String deal, String version) {
        return publishWith("{\"algorithmVersion\":\"%s\"}".formatted(version), deal);
    }

    private static ValidatableResponse publishWith(String body, String deal) {
        return Calls.as("operations-1")
                .body(body)
                .post("/v1/deals/%s/allocations".formatted(deal))
                .then();
    }
}
