package makewhole.allocation.audit.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.audit.Audit;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.audit.ReplayedDeal;
import makewhole.allocation.audit.RunningAudits;
import makewhole.allocation.audit.Shard;
import makewhole.allocation.db.BulkRows;
import makewhole.allocation.deal.PastBooks.Selection;
import makewhole.allocation.proration.DealId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class RunningAuditTable implements RunningAudits {
    private static final int MOST_DEALS_AT_ONCE = 2_000;
    private static final String ADD_SHARDS = """
            INSERT INTO audit_shard (audit_id, shard, state, deals, commitments)
            SELECT a.audit_id, n.shard, 'RUNNING', count(d.deal_id), coalesce(sum(d.commitments), 0)
            FROM audit a CROSS JOIN LATERAL generate_series(0, a.shards - 1) n (shard)
            LEFT JOIN audit_deal d ON d.audit_id = a.audit_id AND d.shard = n.shard
            WHERE a.audit_id = :audit GROUP BY a.audit_id, n.shard
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    RunningAuditTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public long add(Audit audit) {
        return jdbi.withHandle(handle -> {
            scoped(audit, handle.createUpdate("""
                            INSERT INTO audit (audit_id, scope_kind, scope_version, scope_from, scope_to, shards, state,
                                               started_by, started_at)
                            VALUES (:audit, :kind, :version, :from::date, :to::date, :shards, :state, :by, :at)
                            """))
                    .bind("state", audit.state())
                    .bind("by", audit.started().by())
                    .bind("at", audit.started().at().atOffset(ZoneOffset.UTC))
                    .execute();
            long deals = scoped(audit, handle.createUpdate("""
                            INSERT INTO audit_deal (audit_id, deal_id, shard, commitments)
                            SELECT :audit, d.deal_id,
                                   ('x' || substr(encode(sha256(convert_to(d.deal_id, 'UTF8')), 'hex'), 1, 8))::bit(32)::bigint
                                       % :shards,
                                   (SELECT count(*) FROM commitment c WHERE c.deal_id = d.deal_id)
                            FROM deal d JOIN allocation a ON a.deal_id = d.deal_id
                            WHERE a.origin <> 'CORRECTION' AND a.state <> 'STAGED'
                              AND (:kind <> 'VERSION' OR a.algorithm_version = :version)
                              AND (:kind <> 'PERIOD' OR d.closed_on BETWEEN :from::date AND :to::date)
                            """)).execute();
            handle.createUpdate(ADD_SHARDS).bind("audit", audit.id().value()).execute();
            return deals;
        });
    }

    private static <S extends SqlStatement<S>> S scoped(Audit audit, S statement) {
        statement
                .bind("audit", audit.id().value())
                .bind("shards", audit.shards().count());
        return switch (audit.scope()) {
            case Selection.All() -> scoped(statement, "ALL", null, null, null);
            case Selection.OfVersion(var only) -> scoped(statement, "VERSION", only.value(), null, null);
            case Selection.ClosedBetween(var first, var last) -> scoped(statement, "PERIOD", null, first, last);
        };
    }

    private static <S extends SqlStatement<S>> S scoped(
            S statement, String kind, @Nullable String version, @Nullable LocalDate from, @Nullable LocalDate to) {
        return statement
                .bind("kind", kind)
                .bind("version", version)
                .bind("from", from)
                .bind("to", to);
    }

    @Override
    public Batch next(Shard shard, long commitments) {
        return jdbi.withHandle(handle -> {
            lock(handle, shard);
            // A statement of its own after the lock, so that it sees the verdicts of whoever held the lock before.
            List<Pinned> left = handle.createQuery("""
                            SELECT deal_id, commitments FROM audit_deal
                            WHERE audit_id = :audit AND shard = :shard AND verdict IS NULL
                            ORDER BY deal_id LIMIT :most
                            """)
                    .bind("audit", shard.audit().value())
                    .bind("shard", shard.number())
                    .bind("most", MOST_DEALS_AT_ONCE)
                    .map((row, context) -> new Pinned(new DealId(row.getString(1)), row.getLong(2)))
                    .list();
            return batch(left, commitments);
        });
    }

    /** The row is there unless the release before started the audit. */
    private static void lock(Handle handle, Shard shard) {
        if (!isLocked(handle, shard)) {
            handle.createUpdate(ADD_SHARDS + " ON CONFLICT DO NOTHING")
                    .bind("audit", shard.audit().value())
                    .execute();
            isLocked(handle, shard);
        }
    }

    private static boolean isLocked(Handle handle, Shard shard) {
        return handle.createQuery("SELECT 1 FROM audit_shard WHERE audit_id = :audit AND shard = :shard FOR UPDATE")
                .bind("audit", shard.audit().value())
                .bind("shard", shard.number())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static Batch batch(List<Pinned> left, long most) {
        List<DealId> deals = new ArrayList<>();
        long commitments = 0;
        for (Pinned next : left) {
            if (!deals.isEmpty() && commitments + next.commitments() > most) {
                break;
            }
            deals.add(next.deal());
            commitments += next.commitments();
        }
        return new Batch(deals, commitments);
    }

    @Override
    public void record(Shard shard, Batch batch, List<ReplayedDeal> replayed, long workedMillis) {
        jdbi.useHandle(handle -> {
            VerdictRows verdicts = VerdictRows.of(replayed);
            verdicts.update(handle, shard.audit());
            BulkRows.copy(
                    handle,
                    "audit_finding (audit_id, deal_id, investor_id, currency, booked_minor, right_minor, cap_minor,"
                            + " limit_kind)",
                    replayed.stream()
                            .flatMap(one -> one.findings().stream())
                            .map(finding -> AuditRows.fields(shard.audit(), finding)));
            verdicts.count(handle.createUpdate("""
                            UPDATE audit_shard SET deals_done = deals_done + :deals,
                                   commitments_done = commitments_done + :commitments, right_ones = right_ones + :right,
                                   wrong_ones = wrong_ones + :wrong, undecidable = undecidable + :undecidable,
                                   rounded_otherwise = rounded_otherwise + :rounded, findings = findings + :findings,
                                   worked_millis = worked_millis + :worked, last_batch_at = :at
                            WHERE audit_id = :audit AND shard = :shard
                            """))
                    .bind("audit", shard.audit().value())
                    .bind("shard", shard.number())
                    .bind("commitments", batch.commitments())
                    .bind("worked", workedMillis)
                    .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .execute();
        });
    }

    @Override
    public boolean isLastToFinish(Shard shard) {
        return jdbi.withHandle(handle -> {
            Optional<String> running = handle.createQuery(
                            "SELECT state FROM audit WHERE audit_id = :audit AND state = 'RUNNING' FOR UPDATE")
                    .bind("audit", shard.audit().value())
                    .mapTo(String.class)
                    .findOne();
            if (running.isEmpty()) {
                return false;
            }
            handle.createUpdate("UPDATE audit_shard SET state = 'DONE' WHERE audit_id = :audit AND shard = :shard")
                    .bind("audit", shard.audit().value())
                    .bind("shard", shard.number())
                    .execute();
            return handle.createQuery(
                            "SELECT NOT EXISTS (SELECT 1 FROM audit_shard WHERE audit_id = :audit AND state <> 'DONE')")
                    .bind("audit", shard.audit().value())
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    @Override
    public void finish(AuditId audit, String digest) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE audit SET state = :state, digest = :digest, finished_at = :at,
                               investors = (SELECT count(DISTINCT investor_id) FROM audit_finding WHERE audit_id = :audit)
                        WHERE audit_id = :audit
                        """)
                .bind("audit", audit.value())
                .bind("state", AuditState.DONE)
                .bind("digest", digest)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    }

    private record Pinned(DealId deal, long commitments) {}
}
