package makewhole.allocation.audit;

import static makewhole.allocation.audit.ImportedScenario.as;
import static makewhole.allocation.audit.ImportedScenario.audited;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.deal.PastBooks;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.GeneratedDeals;
import makewhole.allocation.testing.GeneratedDeals.Generated;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.Test;

/** Many deals, against a comparison that is as plain as it can be. Not a measurement. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class AuditAtScaleSpec {
    private static final GeneratedDeals DEALS = new GeneratedDeals("SCALE", 2_000, 100, 10);

    @Inject
    Database database;

    @Inject
    PastBooks pastBooks;

    @Test
    void two_thousand_deals_are_judged_as_a_plain_comparison_judges_them() throws Exception {
        try (Connection owner = database.asOwner()) {
            DEALS.fill(owner);
        }
        List<String> expected = new ArrayList<>();
        int wrong = 0;
        for (int number = 0; number < DEALS.deals(); number++) {
            int before = expected.size();
            addDifferences(DEALS.deal(number), expected);
            wrong += expected.size() > before ? 1 : 0;
        }
        assertThat(wrong).isBetween(1, DEALS.deals() / 10);

        String audit = audited(Map.of("kind", "VERSION", "version", DEALS.version()), 4);

        JsonPath shown = as("audit-1").get("/v1/audits/" + audit).jsonPath();
        assertThat(shown.getLong("dealsDone")).isEqualTo(2_000);
        assertThat(shown.getLong("commitmentsDone")).isEqualTo(200_000);
        assertThat(shown.getInt("wrong")).isEqualTo(wrong);
        assertThat(shown.getInt("right")).isEqualTo(2_000 - wrong);
        List<String> found = as("audit-1")
                .accept("text/csv")
                .get("/v1/audits/" + audit + "/findings")
                .asString()
                .lines()
                .skip(1)
                .map(row -> row.split(","))
                .map(fields -> "%s %s %s %s".formatted(fields[0], fields[1], fields[3], fields[4]))
                .toList();
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void a_book_that_does_not_fit_into_one_row_is_read_whole_and_in_its_order() throws Exception {
        GeneratedDeals large = new GeneratedDeals("LARGE", 3, 1_203, 2);
        try (Connection owner = database.asOwner()) {
            large.fill(owner);
        }
        for (int number = large.deals() - 1; number >= 0; number--) {
            Generated deal = large.deal(number);
            PastBook past = pastBooks.of(List.of(new DealId(deal.id()))).getFirst();
            assertThat(past.commitments())
                    .isEqualTo(deal.book().commitments().stream()
                            .sorted(Commitment.TIE_ORDER)
                            .toList());
            Map<InvestorId, Long> given =
                    deal.booked().shares().stream().collect(Collectors.toMap(Share::investor, Share::given));
            for (int place = 0; place < past.commitments().size(); place++) {
                assertThat(past.booked().line(place))
                        .hasValue(
                                given.getOrDefault(past.commitments().get(place).investor(), -1L));
            }
        }
    }

    private static void addDifferences(Generated deal, List<String> differences) {
        Result right = Proration.of(deal.book());
        List<String> ofDeal = new ArrayList<>();
        for (int place = 0; place < right.shares().size(); place++) {
            Share should = right.shares().get(place);
            Share was = deal.booked().shares().get(place);
            if (should.given() != was.given()) {
                ofDeal.add("%s %s %s %s"
                        .formatted(deal.id(), should.investor(), amount(was.given()), amount(should.given())));
            }
        }
        ofDeal.sort(null);
        differences.addAll(ofDeal);
    }

    private static String amount(long cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }
}
