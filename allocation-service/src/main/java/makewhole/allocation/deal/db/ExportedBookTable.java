package makewhole.allocation.deal.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealState;
import makewhole.allocation.deal.ExportedBooks;
import makewhole.allocation.deal.ExportedCommitment;
import makewhole.allocation.deal.LongTransaction;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

@ApplicationScoped
class ExportedBookTable implements ExportedBooks {
    /** A row may carry a reason of thousands of characters, and two portions are in memory while one is read. */
    private static final int FETCHED_AT_ONCE = 1_000;

    private static final String SELECTED = """
            (:state::text IS NULL OR (d.algorithm_version IS NULL) = (:state::text = 'OPEN'))
            AND (:version::text IS NULL OR d.algorithm_version = :version::text)
            AND (cardinality(:deals) = 0 OR d.deal_id = ANY(:deals))
            """;

    private final Jdbi jdbi;
    private final LongTransaction transaction;

    ExportedBookTable(Jdbi jdbi, LongTransaction transaction) {
        this.jdbi = jdbi;
        this.transaction = transaction;
    }

    @Override
    public void asOfNow(Runnable reading) {
        transaction.run(() -> {
            jdbi.useHandle(handle -> handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"));
            reading.run();
            return true;
        });
    }

    @Override
    public void forEachDeal(Selection selection, Consumer<Deal> consumer) {
        jdbi.useHandle(handle -> bound(
                        handle.createQuery(DealRows.DEALS + "WHERE %s ORDER BY d.deal_id".formatted(SELECTED)),
                        selection)
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> DealRows.deal(row))
                .forEach(consumer));
    }

    @Override
    public void forEachCommitment(Selection selection, Consumer<ExportedCommitment> consumer) {
        jdbi.useHandle(handle -> bound(handle.createQuery("""
                                SELECT c.*, o.*, d.currency, l.given_minor, l.currency AS booked_in
                                FROM deal d JOIN commitment c ON c.deal_id = d.deal_id
                                %s
                                LEFT JOIN allocation_line l
                                    ON l.allocation_id = d.allocation_in_force AND l.investor_id = c.investor_id
                                WHERE %s ORDER BY d.deal_id, c.committed_at, c.investor_id
                                """.formatted(DealRows.OVERRIDES, SELECTED)), selection)
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> exported(row))
                .forEach(consumer));
    }

    private static ExportedCommitment exported(ResultSet row) throws SQLException {
        Currency currency = Currencies.of(row.getString("currency"));
        String bookedIn = row.getString("booked_in");
        Long booked = row.getObject("given_minor", Long.class);
        return new ExportedCommitment(
                new DealId(row.getString("deal_id")),
                currency,
                DealRows.commitment(row),
                row.getObject("weight_minor", Long.class) == null,
                DealRows.limitBasis(row),
                Optional.ofNullable(booked)
                        .map(minor -> new Money(minor, bookedIn == null ? currency : Currencies.of(bookedIn))));
    }

    private static Query bound(Query query, Selection selection) {
        return query.bind("state", selection.state().map(DealState::name).orElse(null))
                .bind("version", selection.version().map(VersionName::value).orElse(null))
                .bindArray(
                        "deals",
                        String.class,
                        selection.deals().stream().map(DealId::value).toList());
    }
}
