package makewhole.allocation.allocation;

import static makewhole.allocation.testing.Calls.get;
import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.aDeal;
import static makewhole.allocation.testing.OfferedDeals.offered;
import static makewhole.allocation.testing.OfferedDeals.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.rejection.RejectCertificate;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.Engaging;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.Meanwhile;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an active version whose code never comes back with a result. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class FaultyAlgorithmSpec {
    private static final VersionName ACTIVE = new VersionName("proration-2");

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @Inject
    Deals deals;

    @Inject
    StageAllocation stageAllocation;

    @Inject
    Allocations allocations;

    @Inject
    StagedAllocations staged;

    @Inject
    RejectCertificate rejectCertificate;

    @Inject
    InstantSource clock;

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
        offered(aDeal("D-1"));
    }

    @Test
    void a_recursion_without_end_halts_the_version() {
        assertThatThrownBy(() -> stageAllocation.stage(deal(), active(FaultyAlgorithmSpec::deeper), "operations-1"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.CertificateRejected.class));
        halted("StackOverflowError");
    }

    @Test
    void a_computation_that_never_returns_halts_the_version() {
        StageAllocation impatient =
                new StageAllocation(allocations, staged, rejectCertificate, clock, Duration.ofMillis(50));
        assertThatThrownBy(() -> impatient.stage(deal(), active(FaultyAlgorithmSpec::endless), "operations-1"))
                .isInstanceOf(RefusedException.class);
        halted("no result within");
    }

    @Test
    void an_exhausted_heap_publishes_nothing_and_is_not_held_against_the_version() throws SQLException {
        assertThatThrownBy(() -> stageAllocation.stage(
                        deal(),
                        active(book -> {
                            throw new OutOfMemoryError("just now");
                        }),
                        "operations-1"))
                .hasMessageContaining("just now");
        get("/v1/versions/proration-2").body("state", equalTo("ACTIVE"));
        assertThat(database.count("SELECT count(*) FROM allocation")).isZero();
        publish("D-1").statusCode(201);
    }

    @Test
    void a_publisher_that_is_stopped_says_nothing_of_the_version() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Deal deal = deal();
        Algorithm slow = active(book -> {
            begun.countDown();
            return endless(book);
        });
        Thread publisher = new Thread(() -> stageAllocation.stage(deal, slow, "operations-1"));
        publisher.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        publisher.setUncaughtExceptionHandler((_, failure) -> thrown.set(failure));
        publisher.start();
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        publisher.interrupt();
        publisher.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        get("/v1/versions/proration-2").body("state", equalTo("ACTIVE"));
    }

    @Test
    void the_switch_engages_while_an_algorithm_computes_and_what_it_works_out_is_not_published() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch engaged = new CountDownLatch(1);
        Deal deal = deal();
        Algorithm slow = active(book -> {
            begun.countDown();
            awaited(engaged);
            return Proration.of(book);
        });
        Future<Staged> staging = Meanwhile.start(() -> stageAllocation.stage(deal, slow, "operations-1"));
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        Engaging.everything("INC-42");
        assertThat(staging.isDone()).isFalse();
        engaged.countDown();
        assertThat(staging.get().allocation().version()).isEqualTo(ACTIVE);
        refused(publish("D-1"), 503, "kill-switch-engaged", "INC-42");
        assertThat(database.count("SELECT count(*) FROM allocation WHERE state = 'PUBLISHED'"))
                .isZero();
    }

    private static void halted(String because) {
        get("/v1/versions/proration-2")
                .body("state", equalTo("SUSPECT"), "rejection.violations[0]", containsString(because));
        refused(publish("D-1", "proration-2"), 503, "kill-switch-engaged", "AUTO-proration-2", "the algorithm failed");
    }

    private Deal deal() {
        return deals.require(new DealId("D-1"));
    }

    /** Never ends, for no book has less than nothing on offer. */
    private static Result deeper(Book book) {
        return book.onOffer() < 0 ? Proration.of(book) : deeper(book);
    }

    private static Result endless(Book book) {
        awaited(new CountDownLatch(1));
        return Proration.of(book);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
    }

    private static Algorithm active(Function<Book, Result> code) {
        return new Algorithm() {
            @Override
            public VersionName version() {
                return ACTIVE;
            }

            @Override
            public Result allocate(Book book) {
                return code.apply(book);
            }
        };
    }
}
