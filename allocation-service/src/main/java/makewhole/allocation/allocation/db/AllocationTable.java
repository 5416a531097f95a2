package makewhole.allocation.allocation.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.allocation.Allocation;
import makewhole.allocation.allocation.Allocations;
import makewhole.allocation.allocation.CorrectionOrder;
import makewhole.allocation.allocation.LeftOut;
import makewhole.allocation.allocation.Origin;
import makewhole.allocation.db.BulkRows;
import makewhole.allocation.db.LevelColumns;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.TierName;
import makewhole.allocation.proration.VersionName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AllocationTable implements Allocations {
    static final String LINE_COLUMNS = "allocation_line (allocation_id, investor_id, given_minor, cap_minor)";
    private static final String DROP_OUT_COLUMNS =
            "allocation_drop_out (allocation_id, position, investor_id, tier, reason)";

    private final Jdbi jdbi;
    private final Deals deals;

    AllocationTable(Jdbi jdbi, Deals deals) {
        this.jdbi = jdbi;
        this.deals = deals;
    }

    @Override
    public DealBook bookToAllocate(DealId deal) {
        if (digest(deal).isPresent()) {
            return deals.requireBook(deal);
        }
        // The book has changed since it was last read: nobody changes it while its new digest is worked out.
        lock(deal);
        DealBook book = deals.requireBook(deal);
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE deal SET book_digest = :digest WHERE deal_id = :deal")
                .bind("digest", book.digest())
                .bind("deal", deal.value())
                .execute());
        return book;
    }

    @Override
    public void stage(Allocation allocation, List<Share> lines, List<DropOut> dropOuts) {
        jdbi.useHandle(handle -> {
            insert(handle, allocation);
            BulkRows.copy(handle, LINE_COLUMNS, lines.stream().map(line -> fields(allocation.id(), line)));
            if (!dropOuts.isEmpty()) {
                BulkRows.copy(handle, DROP_OUT_COLUMNS, AllocationRows.dropOuts(allocation.id(), dropOuts));
            }
        });
    }

    @Override
    public Optional<Allocation> staged(DealId deal, VersionName version, String inputsDigest) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM allocation
                        WHERE deal_id = :deal AND algorithm_version = :version AND inputs_digest = :digest
                          AND state = 'STAGED' AND origin = 'PUBLISHED'
                        ORDER BY staged_at LIMIT 1
                        """)
                .bind("deal", deal.value())
                .bind("version", version.value())
                .bind("digest", inputsDigest)
                .map((row, context) -> AllocationRows.allocation(row))
                .findOne());
    }

    @Override
    public Standing lock(DealId deal) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT book_digest, allocation_in_force FROM deal WHERE deal_id = :deal FOR NO KEY UPDATE")
                .bind("deal", deal.value())
                .map((row, context) -> new Standing(
                        Optional.ofNullable(row.getString("book_digest")),
                        Optional.ofNullable(row.getObject("allocation_in_force", UUID.class))))
                .one());
    }

    @Override
    public void publish(Allocation staged, Allocation.Stamp stamp) {
        jdbi.useHandle(handle -> changeOne(handle.createUpdate("""
                        WITH published AS (
                            UPDATE allocation SET state = 'PUBLISHED', published_by = :by, published_at = :at
                            WHERE allocation_id = :allocation AND state = 'STAGED'
                            RETURNING allocation_id, algorithm_version)
                        UPDATE deal SET allocation_in_force = published.allocation_id,
                                        algorithm_version = published.algorithm_version
                        FROM published WHERE deal_id = :deal
                        """)
                .bind("by", stamp.by())
                .bind("at", stamp.at().atOffset(ZoneOffset.UTC))
                .bind("allocation", staged.id())
                .bind("deal", staged.deal().value())
                .execute()));
    }

    @Override
    public void supersede(UUID allocation) {
        jdbi.useHandle(handle -> changeOne(
                handle.createUpdate("UPDATE allocation SET state = 'SUPERSEDED' WHERE allocation_id = :allocation")
                        .bind("allocation", allocation)
                        .execute()));
    }

    @Override
    public Optional<Allocation> find(UUID allocation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM allocation WHERE allocation_id = :allocation AND state <> 'STAGED'")
                .bind("allocation", allocation)
                .map((row, context) -> AllocationRows.allocation(row))
                .findOne());
    }

    @Override
    public Optional<Allocation> inForce(DealId deal) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM allocation WHERE deal_id = :deal AND state = 'PUBLISHED'")
                        .bind("deal", deal.value())
                        .map((row, context) -> AllocationRows.allocation(row))
                        .findOne());
    }

    @Override
    public List<Allocation> after(DealId deal, Optional<UUID> after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM allocation WHERE deal_id = :deal AND state <> 'STAGED'
                          AND (:after::uuid IS NULL OR (published_at, staged_at, allocation_id) >
                               (SELECT published_at, staged_at, allocation_id FROM allocation
                                WHERE allocation_id = :after::uuid))
                        ORDER BY published_at, staged_at, allocation_id LIMIT :most
                        """)
                .bind("deal", deal.value())
                .bind("after", after.orElse(null))
                .bind("most", limit)
                .map((row, context) -> AllocationRows.allocation(row))
                .list());
    }

    @Override
    public List<Share> lines(UUID allocation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM allocation_line WHERE allocation_id = :allocation ORDER BY investor_id")
                .bind("allocation", allocation)
                .map((row, context) -> AllocationRows.line(row))
                .list());
    }

    @Override
    public List<Share> lines(UUID allocation, Optional<InvestorId> after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM allocation_line WHERE allocation_id = :allocation AND investor_id > :after
                        ORDER BY investor_id LIMIT :most
                        """)
                .bind("allocation", allocation)
                .bind("after", after.map(InvestorId::value).orElse(""))
                .bind("most", limit)
                .map((row, context) -> AllocationRows.line(row))
                .list());
    }

    @Override
    public Optional<Share> line(UUID allocation, InvestorId investor) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM allocation_line WHERE allocation_id = :allocation AND investor_id = :investor
                        """)
                .bind("allocation", allocation)
                .bind("investor", investor.value())
                .map((row, context) -> AllocationRows.line(row))
                .findOne());
    }

    @Override
    public List<LeftOut> leftOut(UUID allocation, TierName tier) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM allocation_drop_out WHERE allocation_id = :allocation AND tier = :tier ORDER BY position
                        """)
                .bind("allocation", allocation)
                .bind("tier", tier.value())
                .map((row, context) -> AllocationRows.leftOut(row))
                .list());
    }

    @Override
    public void addMoves(UUID allocation, CorrectionOrder order) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO correction_move (plan, deal_id, investor_id, change_minor, allocation_id)
                    VALUES (:plan, :deal, :investor, :change, :allocation)
                    """);
            for (CorrectionOrder.Move move : order.moves()) {
                batch.bind("plan", order.plan())
                        .bind("deal", order.deal().value())
                        .bind("investor", move.investor().value())
                        .bind("change", move.change())
                        .bind("allocation", allocation)
                        .add();
            }
            batch.execute();
        });
    }

    @Override
    public List<InvestorId> moved(UUID plan, DealId deal) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT investor_id FROM correction_move WHERE plan = :plan AND deal_id = :deal")
                .bind("plan", plan)
                .bind("deal", deal.value())
                .map((row, context) -> new InvestorId(row.getString("investor_id")))
                .list());
    }

    private Optional<String> digest(DealId deal) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT book_digest FROM deal WHERE deal_id = :deal")
                .bind("deal", deal.value())
                .map((row, context) -> Optional.ofNullable(row.getString("book_digest")))
                .one());
    }

    static void insert(Handle handle, Allocation allocation) {
        Optional<Origin.Correction> correction =
                allocation.origin() instanceof Origin.Correction made ? Optional.of(made) : Optional.empty();
        LevelColumns.bind(handle.createUpdate("""
                        INSERT INTO allocation (allocation_id, deal_id, origin, state, algorithm_version, inputs_digest,
                            lines_digest, level_kind, level_numerator, level_denominator, tier_levels, error_account_minor,
                            supersedes, plan, plan_digest, incident, reason, staged_by, staged_at, published_by, published_at)
                        VALUES (:id, :deal, :origin, :state, :version, :inputsDigest, :linesDigest, :levelKind,
                            :levelNumerator::numeric, :levelDenominator::numeric, :tierLevels::jsonb, :errorAccount,
                            :supersedes::uuid, :plan::uuid, :planDigest, :incident, :reason, :stagedBy, :stagedAt,
                            :publishedBy, :publishedAt::timestamptz)
                        """), allocation.levels())
                .bind("id", allocation.id())
                .bind("deal", allocation.deal().value())
                .bind("origin", AllocationRows.originName(allocation.origin()))
                .bind("state", allocation.state().name())
                .bind("version", allocation.version().value())
                .bind("inputsDigest", allocation.inputsDigest())
                .bind("linesDigest", allocation.linesDigest())
                .bind("errorAccount", allocation.errorAccount())
                .bind(
                        "supersedes",
                        correction.map(Origin.Correction::supersedes).orElse(null))
                .bind("plan", correction.map(Origin.Correction::plan).orElse(null))
                .bind(
                        "planDigest",
                        correction.map(Origin.Correction::planDigest).orElse(null))
                .bind("incident", correction.map(Origin.Correction::incident).orElse(null))
                .bind("reason", correction.map(Origin.Correction::reason).orElse(""))
                .bind("stagedBy", allocation.staged().by())
                .bind("stagedAt", allocation.staged().at().atOffset(ZoneOffset.UTC))
                .bind(
                        "publishedBy",
                        allocation.published().map(Allocation.Stamp::by).orElse(null))
                .bind(
                        "publishedAt",
                        allocation
                                .published()
                                .map(stamp -> stamp.at().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .execute();
    }

    static @Nullable Object[] fields(UUID allocation, Share line) {
        return new @Nullable Object[] {allocation, line.investor(), line.given(), line.cap()};
    }

    private static void changeOne(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("%d rows changed instead of one".formatted(rows));
        }
    }
}
