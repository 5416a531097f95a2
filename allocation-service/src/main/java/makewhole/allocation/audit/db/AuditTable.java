package makewhole.allocation.audit.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.allocation.audit.Audit;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.audit.AuditedDeal;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.audit.DealVerdict;
import makewhole.allocation.audit.Finding;
import makewhole.allocation.audit.Progress;
import makewhole.allocation.audit.ShardProgress;
import makewhole.allocation.proration.DealId;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AuditTable implements Audits {
    private static final int FETCHED_AT_ONCE = 1_000;

    /** A shard without a finished batch for so long waits for its turn or for another replica to carry it on. */
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(30);

    private static final String FINDINGS = "SELECT * FROM audit_finding WHERE audit_id = :audit ";
    private static final String DEALS = "SELECT * FROM audit_deal WHERE audit_id = :audit AND verdict IS NOT NULL ";

    private final Jdbi jdbi;
    private final InstantSource clock;

    AuditTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public List<Audit> after(Optional<AuditId> after, Optional<AuditState> state, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM audit
                        WHERE (:after::uuid IS NULL OR (started_at, audit_id) >
                               (SELECT started_at, audit_id FROM audit WHERE audit_id = :after::uuid))
                          AND (:only::text IS NULL OR state = :only)
                        ORDER BY started_at, audit_id LIMIT :most
                        """)
                .bind("after", after.map(AuditId::value).orElse(null))
                .bind("only", state.map(Enum::name).orElse(null))
                .bind("most", limit)
                .map((row, context) -> AuditRows.audit(row))
                .list());
    }

    @Override
    public Optional<Audit> find(AuditId audit) {
        return jdbi.withHandle(handle -> about(audit, handle.createQuery("SELECT * FROM audit WHERE audit_id = :audit"))
                .map((row, context) -> AuditRows.audit(row))
                .findOne());
    }

    @Override
    public Progress progress(AuditId audit) {
        Instant atWorkSince = clock.instant().minus(LONGEST_BATCH);
        return jdbi.withHandle(handle -> {
            // Read before the shards: a sealed audit is never shown with a shard that is not done.
            Sealing audited = about(
                            audit, handle.createQuery("SELECT state, investors FROM audit WHERE audit_id = :audit"))
                    .map((row, context) -> new Sealing(
                            AuditState.valueOf(row.getString("state")), row.getObject("investors", Long.class)))
                    .one();
            List<ShardProgress> shards = about(
                            audit,
                            handle.createQuery("SELECT * FROM audit_shard WHERE audit_id = :audit ORDER BY shard"))
                    .map((row, context) -> AuditRows.shard(row, atWorkSince))
                    .list();
            return new Progress(audited.state(), shards, Optional.ofNullable(audited.investors()));
        });
    }

    private record Sealing(AuditState state, @Nullable Long investors) {}

    @Override
    public List<AuditedDeal> deals(AuditId audit, Optional<DealVerdict> verdict, Optional<DealId> after, int limit) {
        return jdbi.withHandle(handle -> about(audit, handle.createQuery(DEALS + """
                        AND deal_id > :after AND (:only::text IS NULL OR verdict = :only)
                        ORDER BY deal_id LIMIT :most
                        """))
                .bind("after", after.map(DealId::value).orElse(""))
                .bind("only", verdict.map(Enum::name).orElse(null))
                .bind("most", limit)
                .map((row, context) -> AuditRows.deal(row))
                .list());
    }

    @Override
    public Optional<AuditedDeal> deal(AuditId audit, DealId deal) {
        return jdbi.withHandle(handle -> about(audit, handle.createQuery(DEALS + "AND deal_id = :deal"))
                .bind("deal", deal.value())
                .map((row, context) -> AuditRows.deal(row))
                .findOne());
    }

    @Override
    public List<Finding> findings(AuditId audit, Optional<Finding.Kind> kind, Optional<After> after, int limit) {
        return jdbi.withHandle(handle -> about(audit, handle.createQuery(FINDINGS + """
                        AND (deal_id, investor_id) > (:deal, :investor)
                        AND (:only::text IS NULL OR (:only = 'OVER') = (booked_minor > right_minor))
                        ORDER BY deal_id, investor_id LIMIT :most
                        """))
                .bind("deal", after.map(one -> one.deal().value()).orElse(""))
                .bind("investor", after.map(one -> one.investor().value()).orElse(""))
                .bind("only", kind.map(Enum::name).orElse(null))
                .bind("most", limit)
                .map((row, context) -> AuditRows.finding(row))
                .list());
    }

    @Override
    public List<Finding> findingsOf(AuditId audit, DealId deal) {
        return jdbi.withHandle(
                handle -> about(audit, handle.createQuery(FINDINGS + "AND deal_id = :deal ORDER BY investor_id"))
                        .bind("deal", deal.value())
                        .map((row, context) -> AuditRows.finding(row))
                        .list());
    }

    @Override
    public void forEachFinding(AuditId audit, Consumer<Finding> consumer) {
        jdbi.useHandle(handle -> about(audit, handle.createQuery(FINDINGS + "ORDER BY deal_id, investor_id"))
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> AuditRows.finding(row))
                .forEach(consumer));
    }

    @Override
    public void forEachDeal(AuditId audit, Consumer<AuditedDeal> consumer) {
        Optional<DealId> after = Optional.empty();
        List<AuditedDeal> page;
        do {
            page = deals(audit, Optional.empty(), after, FETCHED_AT_ONCE);
            page.forEach(consumer);
            after = page.isEmpty() ? after : Optional.of(page.getLast().deal());
        } while (page.size() == FETCHED_AT_ONCE);
    }

    private static Query about(AuditId audit, Query query) {
        return query.bind("audit", audit.value());
    }
}
