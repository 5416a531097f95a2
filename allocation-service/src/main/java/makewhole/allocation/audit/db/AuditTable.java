package makewhole.allocation.audit.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.allocation.audit.Audit;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.audit.AuditedDeal;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.audit.Finding;
import makewhole.allocation.audit.Progress;
import makewhole.allocation.audit.ReplayedDeal;
import makewhole.allocation.db.BulkRows;
import makewhole.allocation.db.LevelColumns;
import makewhole.allocation.deal.PastBooks.Selection;
import makewhole.allocation.proration.DealId;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AuditTable implements Audits {
    private static final int FETCHED_AT_ONCE = 1_000;
    private static final String FINDINGS = "SELECT * FROM audit_finding WHERE audit_id = :audit ";
    private static final String DEALS = "SELECT * FROM audit_deal WHERE audit_id = :audit AND verdict IS NOT NULL ";

    private final Jdbi jdbi;
    private final InstantSource clock;

    AuditTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void add(Audit audit, List<DealId> deals) {
        String kind = null;
        String version = null;
        LocalDate from = null;
        LocalDate to = null;
        switch (audit.scope()) {
            case Selection.All() -> kind = "ALL";
            case Selection.OfVersion(var only) -> {
                kind = "VERSION";
                version = only.value();
            }
            case Selection.ClosedBetween(var first, var last) -> {
                kind = "PERIOD";
                from = first;
                to = last;
            }
        }
        insert(audit, kind, version, from, to);
        jdbi.useHandle(handle -> BulkRows.copy(
                handle, "audit_deal (audit_id, deal_id)", deals.stream().map(deal -> new Object[] {audit.id(), deal})));
    }

    private void insert(
            Audit audit,
            @Nullable String kind,
            @Nullable String version,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO audit (audit_id, scope_kind, scope_version, scope_from, scope_to, state, started_by,
                                           started_at)
                        VALUES (:audit, :kind, :version, :from::date, :to::date, :state, :by, :at)
                        """)
                .bind("audit", audit.id().value())
                .bind("kind", kind)
                .bind("version", version)
                .bind("from", from)
                .bind("to", to)
                .bind("state", audit.state())
                .bind("by", audit.startedBy())
                .bind("at", audit.startedAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public Optional<Audit> find(AuditId audit) {
        return jdbi.withHandle(handle -> about(audit, handle.createQuery("SELECT * FROM audit WHERE audit_id = :audit"))
                .map((row, context) -> AuditRows.audit(row))
                .findOne());
    }

    @Override
    public Progress progress(AuditId audit) {
        return jdbi.withHandle(handle -> about(audit, handle.createQuery("""
                        SELECT count(*) AS deals, count(verdict) AS done,
                               count(*) FILTER (WHERE verdict = 'RIGHT') AS right_ones,
                               count(*) FILTER (WHERE verdict = 'WRONG') AS wrong_ones,
                               count(*) FILTER (WHERE verdict = 'ROUNDED_OTHERWISE') AS rounded_otherwise,
                               count(*) FILTER (WHERE verdict = 'NOT_DECIDABLE') AS undecidable,
                               coalesce(sum(findings), 0)::bigint AS findings,
                               (SELECT count(DISTINCT investor_id) FROM audit_finding WHERE audit_id = :audit) AS investors
                        FROM audit_deal WHERE audit_id = :audit
                        """))
                .map((row, context) -> AuditRows.progress(row))
                .one());
    }

    @Override
    public List<DealId> withoutVerdict(AuditId audit, int limit) {
        return jdbi.withHandle(handle -> {
            about(audit, handle.createQuery("SELECT 1 FROM audit WHERE audit_id = :audit FOR UPDATE"))
                    .mapTo(Integer.class)
                    .one();
            // A statement of its own after the lock, so that it sees the verdicts of whoever held the lock before.
            return about(audit, handle.createQuery("""
                            SELECT deal_id FROM audit_deal WHERE audit_id = :audit AND verdict IS NULL
                            ORDER BY deal_id LIMIT :most
                            """))
                    .bind("most", limit)
                    .map((row, context) -> new DealId(row.getString("deal_id")))
                    .list();
        });
    }

    @Override
    public void record(AuditId audit, ReplayedDeal replayed) {
        jdbi.useHandle(handle -> {
            AuditedDeal deal = replayed.audited();
            LevelColumns.bind(handle.createUpdate("""
                            UPDATE audit_deal SET verdict = :verdict, reason = :reason, investors = :investors,
                                   findings = :findings, level_kind = :levelKind,
                                   level_numerator = :levelNumerator::numeric,
                                   level_denominator = :levelDenominator::numeric, tier_levels = :tierLevels::jsonb
                            WHERE audit_id = :audit AND deal_id = :deal
                            """), deal.levels())
                    .bind("audit", audit.value())
                    .bind("deal", deal.deal().value())
                    .bind("verdict", deal.verdict())
                    .bind("reason", deal.reason())
                    .bind("investors", deal.investors())
                    .bind("findings", deal.findings())
                    .execute();
            BulkRows.copy(
                    handle,
                    "audit_finding (audit_id, deal_id, investor_id, currency, booked_minor, right_minor, cap_minor,"
                            + " limit_kind)",
                    replayed.findings().stream().map(finding -> AuditRows.fields(audit, finding)));
        });
    }

    @Override
    public void finish(AuditId audit, String digest) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE audit SET state = :state, digest = :digest, finished_at = :at WHERE audit_id = :audit")
                .bind("audit", audit.value())
                .bind("state", AuditState.DONE)
                .bind("digest", digest)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public List<AuditedDeal> deals(AuditId audit, Optional<DealId> after, int limit) {
        return jdbi.withHandle(
                handle -> about(audit, handle.createQuery(DEALS + "AND deal_id > :after ORDER BY deal_id LIMIT :most"))
                        .bind("after", after.map(DealId::value).orElse(""))
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
    public List<Finding> findings(AuditId audit, Optional<After> after, int limit) {
        return jdbi.withHandle(handle -> about(
                        audit,
                        handle.createQuery(FINDINGS
                                + "AND (deal_id, investor_id) > (:deal, :investor) ORDER BY deal_id, investor_id"
                                + " LIMIT :most"))
                .bind("deal", after.map(one -> one.deal().value()).orElse(""))
                .bind("investor", after.map(one -> one.investor().value()).orElse(""))
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

    private static Query about(AuditId audit, Query query) {
        return query.bind("audit", audit.value());
    }
}
