package makewhole.allocation.deal.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.allocation.db.BulkRows;
import makewhole.allocation.deal.StagedBooks;
import makewhole.allocation.deal.StagedCommitment;
import makewhole.allocation.proration.BookSums;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.ManualOverride;
import makewhole.platform.money.Currencies;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A temporary table that PostgreSQL drops with the transaction, however it ends: a refused upload, a broken connection
 * or a killed replica leaves nothing behind.
 */
@ApplicationScoped
class StagedBookTable implements StagedBooks {
    /** A row may carry a reason of thousands of characters, and two portions are in memory while one is read. */
    private static final int FETCHED_AT_ONCE = 1_000;

    /** So many commitments change what is the best way to read a table. */
    private static final long MANY = 10_000;

    private static final String OWN_COLUMNS = "upload_row, cap_minor, booked_minor, booked_currency, override_minor,"
            + " override_reason, override_requested_by, override_confirmed_by";

    private final Jdbi jdbi;
    private final InstantSource clock;

    StagedBookTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void fill(Consumer<Consumer<StagedCommitment>> source) {
        jdbi.useHandle(handle -> {
            handle.execute("SET LOCAL work_mem = '64MB'");
            handle.execute("""
                    CREATE TEMPORARY TABLE staged_commitment
                        (LIKE commitment, upload_row bigint, cap_minor bigint, booked_minor bigint, booked_currency text,
                         override_minor bigint, override_reason text, override_requested_by text,
                         override_confirmed_by text) ON COMMIT DROP
                    """);
            BulkRows.copyFrom(
                    handle,
                    "staged_commitment (%s, %s)".formatted(NewDeals.COMMITMENT_COLUMNS, OWN_COLUMNS),
                    taker -> source.accept(staged -> taker.accept(fields(staged))));
            handle.execute("ANALYZE staged_commitment");
        });
    }

    @Override
    public void forEachSecondCommitment(Consumer<SecondCommitment> consumer) {
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT investor_id, upload_row, first_row FROM (
                            SELECT investor_id, upload_row,
                                   min(upload_row) OVER (PARTITION BY deal_id, investor_id) AS first_row
                            FROM staged_commitment) counted
                        WHERE upload_row > first_row ORDER BY upload_row
                        """)
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) ->
                        new SecondCommitment(new InvestorId(row.getString(1)), row.getLong(2), row.getLong(3)))
                .forEach(consumer));
    }

    @Override
    public List<Sums> sums() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT deal_id, sum(requested_minor) AS requested, sum(weight_minor) AS weights,
                               sum(requested_minor) FILTER (WHERE coalesce(weight_minor, 0) = 0) AS without_history,
                               count(*) AS commitments, count(*) FILTER (WHERE weight_minor > 0) AS with_history,
                               sum(override_minor) AS overridden,
                               count(*) FILTER (WHERE override_minor > 0) AS overridden_holders,
                               sum(booked_minor) AS booked
                        FROM staged_commitment GROUP BY deal_id ORDER BY deal_id
                        """).map((row, context) -> sums(row)).list());
    }

    @Override
    public long rowWhereBookedIsTooLarge(DealId deal) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT min(upload_row) FROM (
                            SELECT upload_row, sum(booked_minor) OVER (ORDER BY upload_row) AS so_far
                            FROM staged_commitment WHERE deal_id = :deal) added
                        WHERE so_far > :most
                        """)
                .bind("deal", deal.value())
                .bind("most", Long.MAX_VALUE)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public Size size() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*), count(DISTINCT investor_id) FROM staged_commitment")
                        .map((row, context) -> new Size(row.getLong(1), row.getLong(2)))
                        .one());
    }

    @Override
    public void moveIntoBooks() {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    INSERT INTO commitment (%1$s) SELECT %1$s FROM staged_commitment ORDER BY deal_id, investor_id
                    """.formatted(NewDeals.COMMITMENT_COLUMNS));
            handle.createUpdate("""
                            INSERT INTO manual_override (override_id, deal_id, investor_id, amount_minor, reason, state,
                                                         requested_by, requested_at, confirmed_by, confirmed_at)
                            SELECT gen_random_uuid(), deal_id, investor_id, override_minor, override_reason, 'CONFIRMED',
                                   override_requested_by, :now, override_confirmed_by, :now
                            FROM staged_commitment WHERE override_minor IS NOT NULL
                            """)
                    .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .execute();
        });
    }

    @Override
    public void recountTables() {
        if (size().commitments() >= MANY) {
            jdbi.useHandle(handle -> handle.execute(
                    "ANALYZE (SKIP_LOCKED) deal, commitment, manual_override, allocation, allocation_line"));
        }
    }

    @Override
    public void forEachOfUnknownWeight(Consumer<StagedCommitment> consumer) {
        forEach("WHERE s.weight_minor IS NULL ORDER BY s.deal_id, s.investor_id", consumer);
    }

    @Override
    public void forEachInTieOrder(Consumer<StagedCommitment> consumer) {
        forEach("ORDER BY s.deal_id, s.committed_at, s.investor_id", consumer);
    }

    @Override
    public void forEachByInvestor(Consumer<StagedCommitment> consumer) {
        forEach("ORDER BY s.deal_id, s.investor_id", consumer);
    }

    private void forEach(String which, Consumer<StagedCommitment> consumer) {
        jdbi.useHandle(handle -> handle.createQuery("SELECT s.* FROM staged_commitment s " + which)
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> staged(row))
                .forEach(consumer));
    }

    private static StagedCommitment staged(ResultSet row) throws SQLException {
        return new StagedCommitment(
                new DealId(row.getString("deal_id")),
                row.getLong("upload_row"),
                DealRows.commitment(row),
                row.getObject("weight_minor", Long.class) == null,
                DealRows.limitBasis(row),
                row.getLong("booked_minor"),
                Optional.ofNullable(row.getString("booked_currency")).map(Currencies::of));
    }

    private static @Nullable Object[] fields(StagedCommitment staged) {
        Commitment commitment = staged.commitment();
        Optional<ManualOverride> decided = commitment.override();
        @Nullable
        Object[] own = {
            staged.row(),
            commitment.cap(),
            staged.booked(),
            staged.bookedIn().orElse(null),
            decided.map(ManualOverride::amount).orElse(null),
            decided.map(ManualOverride::reason).orElse(null),
            decided.map(ManualOverride::requestedBy).orElse(null),
            decided.map(ManualOverride::confirmedBy).orElse(null)
        };
        @Nullable
        Object[] ofBook = NewDeals.fields(staged.deal(), commitment, staged.weightUnknown(), staged.limitBasis());
        @Nullable Object[] fields = Arrays.copyOf(ofBook, ofBook.length + own.length);
        System.arraycopy(own, 0, fields, ofBook.length, own.length);
        return fields;
    }

    private static Sums sums(ResultSet row) throws SQLException {
        BookSums book = new BookSums(
                whole(row, "requested"),
                whole(row, "weights"),
                whole(row, "without_history"),
                row.getLong("commitments"),
                row.getLong("with_history"),
                whole(row, "overridden"),
                row.getLong("overridden_holders"));
        return new Sums(new DealId(row.getString("deal_id")), book, whole(row, "booked"));
    }

    /** The sum of nothing is empty in SQL. */
    private static BigInteger whole(ResultSet row, String column) throws SQLException {
        BigDecimal sum = row.getBigDecimal(column);
        return sum == null ? BigInteger.ZERO : sum.toBigIntegerExact();
    }
}
