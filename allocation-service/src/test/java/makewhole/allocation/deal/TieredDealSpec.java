package makewhole.allocation.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.allocation.Allocation;
import makewhole.allocation.allocation.AllocationState;
import makewhole.allocation.allocation.Allocations;
import makewhole.allocation.allocation.LeftOut;
import makewhole.allocation.allocation.Origin;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.TieredBook;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables keep of a deal with every part of the model. */
@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class TieredDealSpec {
    private static final DealId DEAL = new DealId("D-1");
    private static final VersionName VERSION = new VersionName("proration-2");

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @Inject
    Deals deals;

    @Inject
    PastBooks pastBooks;

    @Inject
    Allocations allocations;

    private final DealBook offered = TieredBook.dealBook("D-1");

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
        QuarkusTransaction.requiringNew().run(() -> deals.add(offered));
    }

    /** A result with the form of a right one must not be left to who verifies versions. */
    @AfterEach
    void leaveNothing() throws SQLException {
        installation.begin();
    }

    @Test
    void every_part_is_kept_and_read_again() {
        assertThat(deals.requireBook(DEAL)).isEqualTo(offered);
        assertThat(deals.after(Optional.empty(), Deals.Sought.ANY, 10)).containsExactly(offered.deal());
        assertThat(deals.requireBook(DEAL).digest()).isEqualTo(offered.digest());
    }

    @Test
    void a_past_book_has_every_part() {
        allocated();
        PastBook past = pastBooks.of(List.of(DEAL)).getFirst();
        assertThat(past.book()).isEqualTo(offered.book());
        Map<InvestorId, Long> booked = new HashMap<>();
        for (int i = 0; i < past.booked().size(); i++) {
            booked.put(
                    past.book().commitments().get(i).investor(), past.booked().of(i));
        }
        assertThat(booked)
                .isEqualTo(
                        Map.of(investor("A"), 3_500L, investor("B"), 2_500L, investor("C"), 1_000L, investor("D"), 0L));
    }

    @Test
    void an_allocation_has_the_level_of_every_tier_and_who_was_left_out() {
        UUID allocation = allocated();
        assertThat(allocations.require(allocation).levels())
                .contains(TieredBook.result().levels());
        assertThat(allocations.leftOut(allocation, TieredBook.REST))
                .containsExactly(new LeftOut(investor("D"), DropOut.Reason.HOLDER_LIMIT));
        assertThat(allocations.leftOut(allocation, TieredBook.FIRST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE deal SET holder_most = 98",
                "UPDATE deal SET holder_reserve = 0",
                "UPDATE deal SET minimum_minor = 0",
                "UPDATE deal_tier SET carve_out_minor = 1 WHERE position = 1",
                "DELETE FROM deal_tier WHERE name = 'spare'",
                "INSERT INTO deal_tier VALUES ('D-1', 4, 'more', NULL)",
                "UPDATE commitment SET tier = 'rest' WHERE investor_id = 'A'",
                "UPDATE manual_override SET state = 'WITHDRAWN', withdrawn_by = 'x', withdrawn_at = '2026-09-01'",
                "INSERT INTO manual_override VALUES (gen_random_uuid(), 'D-1', 'A', 500, 'r', 'REQUESTED', 'x', '2026-09-01')"
            })
    void a_change_takes_the_digest_away_and_an_allocated_deal_is_not_changed(String change) throws SQLException {
        database.execute("INSERT INTO deal_tier VALUES ('D-1', 3, 'spare', NULL)");
        QuarkusTransaction.requiringNew().run(() -> allocations.bookToAllocate(DEAL));
        assertThat(digests()).isEqualTo(1);
        database.execute(change);
        assertThat(digests()).isZero();

        begin();
        database.execute("INSERT INTO deal_tier VALUES ('D-1', 3, 'spare', NULL)");
        allocated();
        assertThatThrownBy(() -> database.execute(change)).hasMessageContaining("allocated deal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE manual_override SET amount_minor = 900 | never changed",
                "UPDATE manual_override SET reason = 'other' | never changed",
                "UPDATE manual_override SET state = 'REQUESTED', confirmed_by = NULL, confirmed_at = NULL | does not move",
                "UPDATE manual_override SET confirmed_by = 'legal-1', state = 'WITHDRAWN', withdrawn_by = 'x', withdrawn_at = '2026-09-01' | who confirmed",
                "INSERT INTO manual_override VALUES (gen_random_uuid(), 'D-1', 'A', 500, 'r', 'CONFIRMED', 'x', '2026-09-01', 'x', '2026-09-01') | another_person_confirms",
                "INSERT INTO manual_override VALUES (gen_random_uuid(), 'D-1', 'C', 500, 'r', 'REQUESTED', 'x', '2026-09-01') | one_override_of_a_commitment",
                "UPDATE commitment SET tier = 'nowhere' WHERE investor_id = 'A' | the_deal_has_the_tier"
            })
    void the_database_itself_keeps_overrides_and_tiers_in_order(String changeAndWord) {
        String[] parts = changeAndWord.split(" \\| ", 2);
        assertThatThrownBy(() -> database.execute(parts[0])).hasMessageContaining(parts[1]);
    }

    @Test
    void what_was_certified_never_changes() {
        allocated();
        assertThatThrownBy(() -> database.execute("UPDATE allocation SET tier_levels = '[]'"))
                .hasMessageContaining("what was certified never changes");
        assertThatThrownBy(
                        () -> database.execute(
                                "INSERT INTO allocation_drop_out SELECT allocation_id, 2, 'A', 'rest', 'MINIMUM_TICKET' FROM allocation"))
                .hasMessageContaining("never later");
    }

    private UUID allocated() {
        Result result = TieredBook.result();
        Allocation.Stamp stamp = new Allocation.Stamp("operations-1", Instant.parse("2026-09-02T10:00:00Z"));
        Allocation staged = new Allocation(
                UUID.randomUUID(),
                DEAL,
                VERSION,
                AllocationState.STAGED,
                new Origin.Published(),
                offered.digest(),
                Allocation.linesDigest(DEAL, VERSION, 0, result.shares()),
                Optional.of(result.levels()),
                0,
                stamp,
                Optional.empty());
        QuarkusTransaction.requiringNew().run(() -> {
            allocations.bookToAllocate(DEAL);
            List<Share> lines = result.shares();
            allocations.stage(staged, lines, result.dropOuts());
            allocations.publish(staged, stamp);
        });
        return staged.id();
    }

    private long digests() throws SQLException {
        return database.count("SELECT count(book_digest) FROM deal");
    }

    private static InvestorId investor(String id) {
        return new InvestorId(id);
    }
}
