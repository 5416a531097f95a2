package makewhole.allocation.deal.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.allocation.db.BulkRows;
import makewhole.allocation.deal.StagedBooks;
import makewhole.allocation.deal.StagedCommitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A temporary table that PostgreSQL drops with the transaction, however it ends: a refused upload, a broken connection
 * or a killed replica leaves nothing behind.
 */
@ApplicationScoped
class StagedBookTable implements StagedBooks {
    private static final int FETCHED_AT_ONCE = 5_000;
    private static final String OWN_COLUMNS = "upload_row, cap_minor, booked_minor";

    private final Jdbi jdbi;

    StagedBookTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void fill(Consumer<Consumer<StagedCommitment>> source) {
        jdbi.useHandle(handle -> {
            handle.execute("SET LOCAL work_mem = '64MB'");
            handle.execute("""
                    CREATE TEMPORARY TABLE staged_commitment
                        (LIKE commitment, upload_row bigint, cap_minor bigint, booked_minor bigint) ON COMMIT DROP
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
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT deal_id, sum(requested_minor), sum(weight_minor), sum(booked_minor)
                        FROM staged_commitment GROUP BY deal_id ORDER BY deal_id
                        """)
                .map((row, context) ->
                        new Sums(new DealId(row.getString(1)), whole(row, 2), whole(row, 3), whole(row, 4)))
                .list());
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
        jdbi.useHandle(handle -> handle.execute("""
                INSERT INTO commitment (%1$s) SELECT %1$s FROM staged_commitment ORDER BY deal_id, investor_id
                """.formatted(NewDeals.COMMITMENT_COLUMNS)));
    }

    @Override
    public void forEachInTieOrder(Consumer<StagedCommitment> consumer) {
        forEach("deal_id, committed_at, investor_id", consumer);
    }

    @Override
    public void forEachByInvestor(Consumer<StagedCommitment> consumer) {
        forEach("deal_id, investor_id", consumer);
    }

    private void forEach(String order, Consumer<StagedCommitment> consumer) {
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT s.*, NULL::bigint AS override_minor, NULL::text AS override_reason,
                               NULL::text AS override_requested_by, NULL::text AS override_confirmed_by
                        FROM staged_commitment s ORDER BY\s""" + order)
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> staged(row))
                .forEach(consumer));
    }

    private static StagedCommitment staged(ResultSet row) throws SQLException {
        return new StagedCommitment(
                new DealId(row.getString("deal_id")),
                row.getLong("upload_row"),
                DealRows.commitment(row),
                row.getLong("booked_minor"));
    }

    private static @Nullable Object[] fields(StagedCommitment staged) {
        @Nullable Object[] commitment = NewDeals.fields(staged.deal(), staged.commitment(), Optional.empty());
        @Nullable Object[] fields = Arrays.copyOf(commitment, commitment.length + 3);
        fields[commitment.length] = staged.row();
        fields[commitment.length + 1] = staged.commitment().cap();
        fields[commitment.length + 2] = staged.booked();
        return fields;
    }

    private static BigInteger whole(ResultSet row, int column) throws SQLException {
        BigDecimal sum = row.getBigDecimal(column);
        return sum.toBigIntegerExact();
    }
}
