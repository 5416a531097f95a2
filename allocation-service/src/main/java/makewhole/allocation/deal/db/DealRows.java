package makewhole.allocation.deal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.deal.DeclaredRounding;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.proration.ZeroHistory;
import makewhole.platform.money.Currencies;
import org.jdbi.v3.core.Handle;

/** How deals and commitments are read from their tables. */
final class DealRows {
    private static final int FETCHED_AT_ONCE = 5_000;

    private DealRows() {}

    static Deal deal(ResultSet row) throws SQLException {
        return new Deal(
                new DealId(row.getString("deal_id")),
                row.getString("name"),
                Currencies.of(row.getString("currency")),
                row.getBigDecimal("unit_price"),
                row.getLong("on_offer_minor"),
                new Deal.Calendar(
                        row.getObject("closed_on", LocalDate.class),
                        row.getObject("funded_on", LocalDate.class),
                        row.getObject("correction_window_ends_on", LocalDate.class)),
                terms(row),
                Optional.ofNullable(row.getString("algorithm_version")).map(VersionName::new),
                DeclaredRounding.valueOf(row.getString("rounding")));
    }

    static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                ZeroHistory.valueOf(row.getString("zero_history")),
                row.getLong("lot_minor"),
                row.getLong("minimum_minor"));
    }

    static Commitment commitment(ResultSet row) throws SQLException {
        String kind = row.getString("limit_kind");
        return new Commitment(
                new InvestorId(row.getString("investor_id")),
                row.getLong("requested_minor"),
                row.getLong("weight_minor"),
                kind == null
                        ? Optional.empty()
                        : Optional.of(new Limit(row.getLong("limit_minor"), LimitKind.valueOf(kind))),
                row.getObject("committed_at", OffsetDateTime.class).toInstant());
    }

    /** Reads the book of a deal on the given handle, so that it can be part of what the handle has locked. */
    static DealBook book(Handle handle, Deal deal) {
        Set<InvestorId> weightsUnknown = new HashSet<>();
        List<Commitment> commitments = handle.createQuery(
                        "SELECT * FROM commitment WHERE deal_id = :deal ORDER BY committed_at, investor_id")
                .bind("deal", deal.id().value())
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> {
                    Commitment commitment = commitment(row);
                    if (row.getObject("weight_minor", Long.class) == null) {
                        weightsUnknown.add(commitment.investor());
                    }
                    return commitment;
                })
                .list();
        return new DealBook(deal, new Book(deal.onOffer(), deal.terms(), commitments), weightsUnknown);
    }
}
