package makewhole.allocation.killswitch;

import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.Engaging;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Meanwhile;
import makewhole.allocation.testing.Waiting;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many publishers against a switch that is engaged and released, over and over. What counts is rows in the database:
 * while the switch is engaged, none in its scope becomes published after the engage call has returned.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class KillSwitchUnderLoadSpec {
    private static final int PUBLISHERS = 6;
    private static final int ROUNDS = 4;
    private static final int DEALS_PER_ROUND = 20;

    /** The deal that nobody tries to publish before the switch is engaged. */
    private static final int HELD_BACK = DEALS_PER_ROUND - 1;

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
    }

    @ParameterizedTest(name = "scope {0}")
    @ValueSource(strings = {"ALL", "VERSION", "DEAL"})
    void nothing_in_scope_is_published_once_the_engage_call_has_returned(String scope) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String prefix = "D-%s-%d-".formatted(scope, round);
            for (int i = 0; i < DEALS_PER_ROUND; i++) {
                offered(aDeal(prefix + i));
            }
            AtomicBoolean engaged = new AtomicBoolean();
            List<Future<Integer>> publishers = publishers(prefix, engaged);
            Waiting.until("a publication before the switch", publishers.getFirst(), () -> published(prefix) > 0);

            List<String> engagements = engage(scope, prefix, round);
            long publishedWhenReturned = published(prefix);
            engaged.set(true);
            for (Future<Integer> publisher : publishers) {
                assertThat(publisher.get()).as("refused while engaged").isPositive();
            }
            assertThat(published(prefix)).as("published while engaged").isEqualTo(publishedWhenReturned);

            engagements.forEach(Engaging::released);
            publish(prefix + HELD_BACK).statusCode(201);
        }
    }

    /** Each goes through the deals until the switch is engaged, then once more, with the deal that was held back. */
    private static List<Future<Integer>> publishers(String prefix, AtomicBoolean engaged) {
        AtomicInteger next = new AtomicInteger();
        List<Future<Integer>> publishers = new ArrayList<>();
        for (int i = 0; i < PUBLISHERS; i++) {
            publishers.add(Meanwhile.start(() -> {
                while (!engaged.get()) {
                    refused(prefix + (next.getAndIncrement() % HELD_BACK));
                }
                int refused = 0;
                for (int deal = 0; deal < DEALS_PER_ROUND; deal++) {
                    refused += refused(prefix + deal) ? 1 : 0;
                }
                return refused;
            }));
        }
        return publishers;
    }

    private static boolean refused(String deal) {
        int status = publish(deal).extract().statusCode();
        assertThat(status).isIn(201, 409, 503);
        return status == 503;
    }

    private static List<String> engage(String scope, String prefix, int round) {
        String incident = "INC-" + round;
        List<String> engagements = new ArrayList<>();
        switch (scope) {
            case "ALL" ->
                engagements.add(Engaging.everything(incident).extract().path("id"));
            case "VERSION" ->
                engagements.add(
                        Engaging.version("proration-2", incident).extract().path("id"));
            default -> {
                for (int i = 0; i < DEALS_PER_ROUND; i++) {
                    engagements.add(
                            Engaging.deal(prefix + i, incident).extract().path("id"));
                }
            }
        }
        return engagements;
    }

    private long published(String prefix) throws SQLException {
        return database.count(
                "SELECT count(*) FROM allocation WHERE state = 'PUBLISHED' AND deal_id LIKE ?", prefix + "%");
    }
}
