package makewhole.allocation.killswitch;

import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.Engaging;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Meanwhile;
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
        int publishedInAll = 0;
        int refusedInAll = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String prefix = "D-%s-%d-".formatted(scope, round);
            for (int i = 0; i < DEALS_PER_ROUND; i++) {
                offered(aDeal(prefix + i));
            }
            AtomicBoolean halted = new AtomicBoolean();
            AtomicInteger next = new AtomicInteger();
            List<Future<Integer>> publishers = publishers(prefix, next, halted);
            while (next.get() < DEALS_PER_ROUND / 4) {
                LockSupport.parkNanos(100_000);
            }
            List<String> engagements = engage(scope, prefix, round);
            long publishedWhenReturned = published(prefix);
            halted.set(true);
            for (Future<Integer> publisher : publishers) {
                refusedInAll += publisher.get();
            }
            for (int i = 0; i < DEALS_PER_ROUND; i += 5) {
                publish(prefix + i);
            }

            assertThat(published(prefix)).as("published while engaged").isEqualTo(publishedWhenReturned);
            publishedInAll += (int) publishedWhenReturned;
            engagements.forEach(Engaging::released);
            publish(prefix + (DEALS_PER_ROUND - 1));
            assertThat(published(prefix)).as("published once released").isGreaterThan(0);
        }
        assertThat(publishedInAll).as("publications that raced the switch").isGreaterThan(0);
        assertThat(refusedInAll).as("publications that lost the race").isGreaterThan(0);
    }

    /** Go through the deals again and again until everything was tried after the switch was engaged as well. */
    private static List<Future<Integer>> publishers(String prefix, AtomicInteger next, AtomicBoolean halted) {
        List<Future<Integer>> publishers = new ArrayList<>();
        for (int i = 0; i < PUBLISHERS; i++) {
            publishers.add(Meanwhile.start(() -> {
                int refused = 0;
                while (!halted.get() || next.get() < DEALS_PER_ROUND * 2) {
                    ValidatableResponse answer = publish(prefix + (next.getAndIncrement() % DEALS_PER_ROUND));
                    int status = answer.extract().statusCode();
                    if (status == 503) {
                        refused++;
                    } else {
                        assertThat(status).isIn(201, 409);
                    }
                }
                return refused;
            }));
        }
        return publishers;
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
