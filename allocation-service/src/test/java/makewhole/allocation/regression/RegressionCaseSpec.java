package makewhole.allocation.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.TierLevel;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.FreshInstallation;
import makewhole.allocation.testing.TieredBook;
import makewhole.platform.testing.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class RegressionCaseSpec {
    private static final DealId DEAL = new DealId("D-1");

    @Inject
    FreshInstallation installation;

    @Inject
    Database database;

    @Inject
    RegressionCases cases;

    private final AuditId audit = new AuditId(UUID.randomUUID());

    @BeforeEach
    void begin() throws SQLException {
        installation.begin();
        database.execute("""
                INSERT INTO audit (audit_id, scope_kind, state, started_by, started_at)
                VALUES ('%s', 'ALL', 'RUNNING', 'audit-1', '2026-09-01T00:00:00Z')
                """.formatted(audit));
    }

    /** A result with the form of a right one must not be left to who verifies versions. */
    @AfterEach
    void leaveNothing() throws SQLException {
        installation.begin();
    }

    @Test
    void every_part_of_the_model_is_kept_and_read_again_intact() {
        RegressionCase frozen = RegressionCase.frozen(DEAL, audit, TieredBook.book(), TieredBook.result());
        RegressionCase read = kept(frozen);
        assertThat(read).isEqualTo(frozen);
        assertThat(read.isIntact()).isTrue();
    }

    /** Content and digest as the first release wrote them; the digest was worked out by hand. */
    @Test
    void a_case_of_the_first_release_is_still_intact() throws SQLException {
        database.execute("""
                INSERT INTO regression_case (case_id, deal_id, audit_id, content, digest, frozen_at)
                VALUES (gen_random_uuid(), 'D-1', '%s', '%s',
                        'sha256:5312dd75eda9c9f3fb5ac544b0eaddd14337d19ae74ba019991b0b9cd7633047', '2026-09-01T00:00:00Z')
                """.formatted(audit, """
                {"onOffer":10000,"zeroHistory":"ZERO_HISTORY_LAST","lot":1,"minimum":0,"commitments":[
                 {"investor":"INV-A","requested":10000,"weight":30000,"committedAt":"2026-09-01T10:00:00Z"},
                 {"investor":"INV-B","requested":10000,"weight":10000,"limit":5000,"limitKind":"STATUTORY",
                  "committedAt":"2026-09-01T10:01:00Z"}],
                 "level":{"kind":"EVERYONE_FILLED","numerator":"0","denominator":"1"},
                 "shares":[{"investor":"INV-A","cap":10000,"given":5000},{"investor":"INV-B","cap":5000,"given":5000}],
                 "dropOuts":[]}
                """));
        RegressionCase read =
                cases.after(Optional.empty(), RegressionCases.Sought.ANY, 1).getFirst();
        assertThat(read.isIntact()).isTrue();
        assertThat(read.book()).isEqualTo(plainBook());
    }

    @Test
    void a_changed_answer_is_not_intact() {
        Levels others = new Levels(List.of(
                new TierLevel(TieredBook.FIRST, new Level.PerWeight(Ratio.of(1, 7))),
                new TierLevel(TieredBook.REST, new Level.EveryoneFilled())));
        Result result = TieredBook.result();
        RegressionCase frozen = RegressionCase.frozen(DEAL, audit, TieredBook.book(), result);
        RegressionCase changed = new RegressionCase(
                frozen.id(),
                DEAL,
                audit,
                frozen.book(),
                new Result(others, result.shares(), result.dropOuts()),
                frozen.digest());
        RegressionCase fewer = new RegressionCase(
                frozen.id(),
                DEAL,
                audit,
                frozen.book(),
                new Result(result.levels(), result.shares(), List.of()),
                frozen.digest());
        assertThat(changed.isIntact()).isFalse();
        assertThat(fewer.isIntact()).isFalse();
        Result plain = new Result(
                Levels.ofAll(new Level.EveryoneFilled()),
                plainBook().commitments().stream()
                        .map(one -> new Share(one.investor(), one.cap(), 5_000))
                        .toList(),
                List.of());
        assertThat(kept(RegressionCase.frozen(DEAL, audit, plainBook(), plain)).right())
                .isEqualTo(plain);
    }

    private RegressionCase kept(RegressionCase frozen) {
        QuarkusTransaction.requiringNew().call(() -> cases.addOnce(frozen));
        return cases.after(Optional.empty(), RegressionCases.Sought.ANY, 1).getFirst();
    }

    private static Book plainBook() {
        return new Book(
                10_000,
                Terms.USUAL,
                List.of(
                        new Commitment(
                                new InvestorId("INV-A"),
                                10_000,
                                30_000,
                                Optional.empty(),
                                Instant.parse("2026-09-01T10:00:00Z")),
                        new Commitment(
                                new InvestorId("INV-B"),
                                10_000,
                                10_000,
                                Optional.of(new Limit(5_000, LimitKind.STATUTORY)),
                                Instant.parse("2026-09-01T10:01:00Z"))));
    }
}
