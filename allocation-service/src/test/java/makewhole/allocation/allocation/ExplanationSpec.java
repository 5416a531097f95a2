package makewhole.allocation.allocation;

import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.OfferedDeals.Asked;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class ExplanationSpec {
    private static final LocalDate LATER = LocalDate.of(2999, 1, 31);

    @Inject
    FreshInstallation installation;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @Test
    void a_share_below_the_cap_is_told_with_level_and_rounding() {
        String allocation = published(
                "100.00",
                Asked.of("A", "100.00", "1.00"),
                Asked.of("B", "100.00", "1.00"),
                Asked.of("C", "100.00", "1.00"));
        get("/v1/allocations/%s/lines/A".formatted(allocation))
                .statusCode(200)
                .body("requested", equalTo("100.00"), "limit", nullValue(), "cap", equalTo("100.00"))
                .body("level.numerator", equalTo("100"), "level.denominator", equalTo("3"))
                .body("roundedDown", equalTo("33.33"), "given", equalTo("33.34"))
                .body(
                        "sentences",
                        contains(
                                equalTo("You asked for 100.00 USD."),
                                startsWith("You have no limit in this deal"),
                                equalTo("Your weight is your average past investment, 1.00 USD."),
                                equalTo(
                                        "There was less than was asked for. The level of this deal is 33.333333 for each"
                                                + " 1 of weight (exactly 100/3)."),
                                equalTo("Your weight times the level is 33.33333333 USD."),
                                equalTo("Rounded down to whole units of 0.01 USD that is 33.33 USD."),
                                equalTo(
                                        "Rounding down left some over. It goes to the largest remainders, one each, and of"
                                                + " equal ones to those who committed earlier; one went to you."),
                                equalTo("You were given 33.34 USD.")));
        get("/v1/allocations/%s/lines/C".formatted(allocation))
                .body("given", equalTo("33.33"))
                .body(
                        "sentences",
                        hasItem(
                                "Rounding down left some over. It goes to the largest remainders, one each, and of equal"
                                        + " ones to those who committed earlier; none was left for you."));
    }

    @Test
    void a_share_at_the_cap_is_told_with_the_limit() {
        String allocation = published(
                "100.00",
                Asked.of("A", "100.00", "1.00").limited("20.00", "STATUTORY"),
                Asked.of("B", "100.00", "1.00"));
        get("/v1/allocations/%s/lines/A".formatted(allocation))
                .body("limit", equalTo("20.00"), "limitKind", equalTo("STATUTORY"), "given", equalTo("20.00"))
                .body("roundedDown", nullValue())
                .body(
                        "sentences",
                        hasItem(
                                "Your statutory limit in this deal is 20.00 USD, so the most you could be given is 20.00"
                                        + " USD."))
                .body(
                        "sentences",
                        hasItem("That is not less than the most you could be given, so you were given that."));
    }

    @Test
    void investors_without_history_are_told_where_they_stand() {
        String allocation = published("100.00", Asked.of("A", "200.00", "1.00"), Asked.of("Z", "10.00", "0.00"));
        get("/v1/allocations/%s/lines/Z".formatted(allocation))
                .body("given", equalTo("0.00"))
                .body(
                        "sentences",
                        hasItem(
                                "Investors with past investments asked for all that was on offer, so nothing was left for"
                                        + " others."));
    }

    @Test
    void enough_for_everybody_needs_no_level() {
        String allocation = published("100.00", Asked.of("A", "10.00", "1.00"));
        get("/v1/allocations/%s/lines/A".formatted(allocation))
                .body("level", nullValue(), "given", equalTo("10.00"))
                .body(
                        "sentences",
                        hasItem(
                                "There was enough for everybody, so everybody was given the most they could be given."));
    }

    @Test
    void what_is_not_there_is_not_found() {
        offered(aDeal("D-1"));
        String allocation = publish("D-1").extract().path("allocation");
        refused(get("/v1/allocations/%s/lines/INV-Z".formatted(allocation)), 404, "not-found", "INV-Z");
        refused(get("/v1/allocations/%s/lines/INV-A".formatted(UUID.randomUUID())), 404, "not-found");
        refused(get("/v1/allocations/nonsense"), 404, "not-found");
    }

    private static String published(String onOffer, Asked... asked) {
        String deal = "D-" + UUID.randomUUID();
        offered(aDeal(deal, onOffer, LATER, List.of(asked)));
        return publish(deal).statusCode(201).extract().path("allocation");
    }
}
