package makewhole.allocation.deal.db;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.deal.DeclaredRounding;
import makewhole.allocation.limit.LimitBasis;
import makewhole.allocation.limit.LimitRule;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierName;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.proration.ZeroHistory;
import makewhole.platform.money.Currencies;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How deals and commitments are read from their tables. */
final class DealRows {
    private static final int FETCHED_AT_ONCE = 5_000;

    /** Deals with their tiers, in the columns that {@link #deal} reads; conditions on {@code d} follow. */
    static final String DEALS = """
            SELECT d.*, t.tiers, t.carve_outs
            FROM deal d
            LEFT JOIN LATERAL (SELECT array_agg(name ORDER BY position) AS tiers,
                                      array_agg(carve_out_minor ORDER BY position) AS carve_outs
                               FROM deal_tier WHERE deal_tier.deal_id = d.deal_id) t ON true
            """;

    /** What a query joins to commitments {@code c}, and selects as {@code o.*}, for {@link #commitment} to read. */
    static final String OVERRIDES = """
            LEFT JOIN LATERAL (SELECT amount_minor AS override_minor, reason AS override_reason,
                                      requested_by AS override_requested_by, confirmed_by AS override_confirmed_by
                               FROM manual_override m
                               WHERE m.deal_id = c.deal_id AND m.investor_id = c.investor_id AND m.state = 'CONFIRMED') o
                ON true
            """;

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

    private static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                ZeroHistory.valueOf(row.getString("zero_history")),
                row.getLong("lot_minor"),
                row.getLong("minimum_minor"),
                tiers(row),
                holders(row));
    }

    private static List<Tier> tiers(ResultSet row) throws SQLException {
        Array names = row.getArray("tiers");
        if (names == null) {
            return List.of(Tier.ALL);
        }
        String[] name = (String[]) names.getArray();
        @Nullable Long[] carveOut = (Long[]) row.getArray("carve_outs").getArray();
        return IntStream.range(0, name.length)
                .mapToObj(i -> new Tier(new TierName(name[i]), Optional.ofNullable(carveOut[i])))
                .toList();
    }

    private static Optional<HolderLimit> holders(ResultSet row) throws SQLException {
        String rule = row.getString("holder_rule");
        return rule == null
                ? Optional.empty()
                : Optional.of(new HolderLimit(
                        HolderLimit.Rule.valueOf(rule), row.getInt("holder_most"), row.getInt("holder_reserve")));
    }

    static Commitment commitment(ResultSet row) throws SQLException {
        String kind = row.getString("limit_kind");
        String tier = row.getString("tier");
        return new Commitment(
                new InvestorId(row.getString("investor_id")),
                row.getLong("requested_minor"),
                row.getLong("weight_minor"),
                kind == null
                        ? Optional.empty()
                        : Optional.of(new Limit(row.getLong("limit_minor"), LimitKind.valueOf(kind))),
                row.getObject("committed_at", OffsetDateTime.class).toInstant(),
                tier == null ? TierName.ALL : new TierName(tier),
                decided(row));
    }

    private static Optional<ManualOverride> decided(ResultSet row) throws SQLException {
        String reason = row.getString("override_reason");
        return reason == null
                ? Optional.empty()
                : Optional.of(new ManualOverride(
                        row.getLong("override_minor"),
                        reason,
                        row.getString("override_requested_by"),
                        row.getString("override_confirmed_by")));
    }

    static Optional<LimitBasis> limitBasis(ResultSet row) throws SQLException {
        String rule = row.getString("limit_rule");
        return rule == null
                ? Optional.empty()
                : Optional.of(new LimitBasis(
                        LimitRule.valueOf(rule),
                        row.getObject("limit_figures_since", LocalDate.class),
                        row.getObject("limit_facts_as_of", LocalDate.class)));
    }

    /** Reads the book of a deal on the given handle, so that it can be part of what the handle has locked. */
    static DealBook book(Handle handle, Deal deal) {
        Map<InvestorId, LimitBasis> bases = new HashMap<>();
        Set<InvestorId> weightsUnknown = new HashSet<>();
        List<Commitment> commitments = handle.createQuery("SELECT c.*, o.* FROM commitment c " + OVERRIDES
                        + "WHERE c.deal_id = :deal ORDER BY c.committed_at, c.investor_id")
                .bind("deal", deal.id().value())
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> {
                    Commitment commitment = commitment(row);
                    limitBasis(row).ifPresent(basis -> bases.put(commitment.investor(), basis));
                    if (row.getObject("weight_minor", Long.class) == null) {
                        weightsUnknown.add(commitment.investor());
                    }
                    return commitment;
                })
                .list();
        return new DealBook(deal, new Book(deal.onOffer(), deal.terms(), commitments), bases, weightsUnknown);
    }
}
